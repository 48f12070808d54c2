"""The tables of ``index/catalog.sqlite``."""

from __future__ import annotations

from datetime import date

APPLICATION_ID = 0x49444C42
"""SQLite's application id: "IDLB"."""

SCHEMA_VERSION = 18
"""Increased with every change to the tables or the engine's fields; other versions are rebuilt."""

UNDATED = "9999-99-99"
"""Sorts after every day, so that undated articles come last and one index serves both."""

NO_DAY = 99_999_999
"""The same as a number, in the table of statements, which has a day thrice a row."""


def day_number(day: date | None) -> int:
    """Write a day as a number that sorts by time, undated last: 20200229."""
    return NO_DAY if day is None else day.year * 10_000 + day.month * 100 + day.day


TABLES = """
-- Facts about the library as a whole.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Every file that was read, with its metadata at that time.
CREATE TABLE files (
    file TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    hash TEXT NOT NULL,
    read_with TEXT NOT NULL,     -- fingerprint of the rules and facts that made the article
    recheck INTEGER NOT NULL     -- 1: so new that a later change may not show in mtime
) STRICT, WITHOUT ROWID;

-- Problems with a file, by the stage of the sync that found them.
CREATE TABLE problems (
    file TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (file, stage)
) STRICT, WITHOUT ROWID;

-- A number is never reused, and identifies one title and text: the engine stores the numbers.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,          -- which several articles may share
    title TEXT NOT NULL,
    outlet TEXT,
    place TEXT,
    byline TEXT,
    credits TEXT NOT NULL,
    stated TEXT NOT NULL,        -- Published, from the article alone
    is_stated INTEGER NOT NULL,  -- 1 if it is a statement, 0 if it is at most a guess
    published TEXT NOT NULL,     -- Published as shown: the same, or inferred from the others
    day TEXT NOT NULL,           -- of ``published``
    repairs BLOB NOT NULL,       -- compressed
    words INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    encoding TEXT,               -- of a text file, and how sure that is
    encoding_sure TEXT,
    address TEXT,
    agency TEXT,
    pages TEXT NOT NULL,         -- offsets at which the pages of a printed document begin
    annotated_with TEXT NOT NULL -- fingerprint of the rules, actors and day; '' if not annotated
) STRICT;
CREATE INDEX articles_by_day ON articles (day);
CREATE INDEX articles_by_file ON articles (file);

CREATE TABLE texts (number INTEGER PRIMARY KEY, text BLOB NOT NULL) STRICT;  -- compressed

-- A sample of the word sequences of a text, by which similar articles are found.
CREATE TABLE sketches (
    value INTEGER, number INTEGER, PRIMARY KEY (value, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketches_by_article ON sketches (number);

-- The lines of the articles as first read. Lines that are furniture of an outlet's pages are
-- detected by comparing all articles, and removed.
CREATE TABLE page_lines (
    line INTEGER NOT NULL,       -- the same for the same words
    number INTEGER NOT NULL,
    outlet INTEGER,              -- hashed like a line; NULL if unknown
    looks INTEGER NOT NULL,
    bound INTEGER NOT NULL,
    gone INTEGER NOT NULL,       -- 1 if it was removed from the text
    PRIMARY KEY (line, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_lines_by_article ON page_lines (number);

-- Versions of one article: the pairs that are alike, in both directions, and the groups they form.
CREATE TABLE copy_links (
    number INTEGER, other INTEGER, PRIMARY KEY (number, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE copies (
    number INTEGER PRIMARY KEY,
    leader TEXT NOT NULL         -- the first id in the group
) STRICT;
CREATE INDEX copies_by_leader ON copies (leader);

CREATE TABLE furniture (line INTEGER PRIMARY KEY) STRICT;

-- The dated articles that an undated one was compared with, to know when to compare again.
CREATE TABLE compared (
    number INTEGER,
    other INTEGER,
    shared INTEGER NOT NULL,     -- word sequences that their samples have in common
    PRIMARY KEY (number, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX compared_by_other ON compared (other);

-- The annotations of an article, each kind compressed against its text. Elsewhere, a quote, event
-- or figure goes by a key that combines the article's number with its index here.
CREATE TABLE annotations (
    number INTEGER PRIMARY KEY,
    said TEXT NOT NULL,          -- the folded words of its quotes, a line for each
    timexes BLOB NOT NULL,
    mentions BLOB NOT NULL,
    quotes BLOB NOT NULL,
    events BLOB NOT NULL,
    figures BLOB NOT NULL
) STRICT;

-- Short texts that many rows repeat, such as names; see labels.py.
CREATE TABLE labels (
    label INTEGER PRIMARY KEY,
    hash INTEGER NOT NULL,       -- of the text; an index of it takes a fourth of one of the texts
    text TEXT NOT NULL
) STRICT;
CREATE INDEX labels_by_hash ON labels (hash);

-- The people named in an article, with their canonical names. Where the article alone does not
-- determine these, the names with the same surname in all articles do. All texts are labels.
CREATE TABLE names (
    number INTEGER NOT NULL,
    name INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    actor INTEGER,
    surname INTEGER,             -- its key; NULL if the article determines the actor
    times INTEGER NOT NULL,      -- mentions that count in choosing the spelling
    person INTEGER NOT NULL,     -- 1 if it may be a person
    titles INTEGER NOT NULL,     -- JSON: the titles beside it
    ordinary INTEGER NOT NULL,   -- 1 where its first word is an ordinary word of the article too
    own INTEGER,                 -- its actor by its key alone
    own_reason INTEGER NOT NULL,
    found INTEGER,               -- its actor without the reader's corrections, and why
    found_reason INTEGER NOT NULL,
    reason INTEGER NOT NULL,     -- why its actor is who it is; '' for the same words
    PRIMARY KEY (number, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_actor ON names (actor);
CREATE INDEX names_by_found ON names (found);
CREATE INDEX names_by_surname ON names (surname);

-- Other ways to identify an actor: an office, given names, an acronym.
CREATE TABLE name_clues (
    clue INTEGER NOT NULL,       -- a label
    asks INTEGER NOT NULL,       -- 1 if the name stands for whoever has the clue elsewhere
    number INTEGER NOT NULL,
    name INTEGER NOT NULL,       -- a label
    PRIMARY KEY (clue, asks, number, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_clues_by_article ON name_clues (number, name);

CREATE TABLE statements (
    statement INTEGER PRIMARY KEY, -- the key of its quote
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    kind TEXT NOT NULL,
    speaker INTEGER,             -- as the article names them; a label
    actor INTEGER,               -- canonical name; a label
    day INTEGER NOT NULL,        -- as 20200229; see ``day_number``
    confidence INTEGER NOT NULL, -- in hundredths
    within INTEGER,              -- the statement that this one is a part of
    marks INTEGER NOT NULL,      -- straight quotation marks, of which good typesetting has none
    saying INTEGER,              -- its content; NULL if too short to compare
    copy_of INTEGER              -- the statement in another article that this one repeats
) STRICT;
CREATE INDEX statements_by_actor ON statements (actor, day);
CREATE INDEX statements_by_day ON statements (day);
CREATE INDEX statements_by_saying ON statements (saying);

-- The content of statements of an actor, one row for all articles with the same words. Links
-- connect sayings with the same content in other words, in both directions.
CREATE TABLE sayings (
    saying INTEGER PRIMARY KEY,
    content INTEGER NOT NULL,    -- hash of the actor, the words, and whether they are quoted
    actor INTEGER NOT NULL,      -- a label; statements of different actors are never compared
    size INTEGER NOT NULL,       -- number of content words
    words BLOB NOT NULL,         -- hashes of its content words
    numbers TEXT NOT NULL        -- the figures in it
) STRICT;
CREATE UNIQUE INDEX sayings_by_content ON sayings (content);
CREATE INDEX sayings_by_actor ON sayings (actor);

CREATE TABLE saying_links (
    saying INTEGER, other INTEGER, PRIMARY KEY (saying, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    event INTEGER PRIMARY KEY,   -- its key
    block TEXT NOT NULL,
    entry INTEGER,               -- that reports it; NULL until it is merged
    place INTEGER                -- among the reports of the entry, the clearest first
) STRICT;
CREATE INDEX events_by_block ON events (block);
CREATE INDEX events_by_entry ON events (entry, place);

-- Groups of events in one block that are one event, and the group of another block that they join:
-- an entry is a group that joins no other, with the groups that join it.
CREATE TABLE event_groups (
    block TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    members TEXT NOT NULL,       -- JSON: the keys of its events, the clearest first
    host_block TEXT,
    host_ordinal INTEGER,
    PRIMARY KEY (block, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_groups_by_host ON event_groups (host_block, host_ordinal);

-- What the groups of a block are matched with those of others by, and what that found.
CREATE TABLE block_profiles (
    block TEXT PRIMARY KEY,
    profiles BLOB NOT NULL,      -- compressed
    likely TEXT                  -- JSON; NULL where its groups, or those around it, have changed
) STRICT, WITHOUT ROWID;

-- The days of blocks of up to a month, in which a group may refer to a single day.
CREATE TABLE spans (
    block TEXT PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX spans_by_day ON spans (first, last);

CREATE TABLE entries (
    entry INTEGER PRIMARY KEY,
    block TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    importance REAL NOT NULL,
    article TEXT NOT NULL,       -- of the first report; with its start, the tie-breaker
    start INTEGER NOT NULL,
    words TEXT NOT NULL          -- folded, of all its reports
) STRICT;
CREATE INDEX entries_in_order ON entries (first, last, importance DESC, article, start);
CREATE INDEX entries_by_block ON entries (block);

CREATE TABLE entry_names (
    name TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (name, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_names_by_entry ON entry_names (entry);

-- A figure is grouped within its block. If it counts the same thing as a figure of a longer period,
-- it joins that figure, the host, in its series.
CREATE TABLE figures (
    figure INTEGER PRIMARY KEY,  -- its key
    block TEXT,                  -- NULL for a figure of a longer period
    series TEXT,                 -- its own, or its host's
    host INTEGER,
    figure_group INTEGER,        -- that it is in; NULL until it is merged
    place INTEGER                -- among the reports of the group
) STRICT;
CREATE INDEX figures_by_block ON figures (block);
CREATE INDEX figures_by_series ON figures (series);
CREATE INDEX figures_by_group ON figures (figure_group, place);

-- The blocks in which a figure of a longer period, which has no block itself, can be a host.
CREATE TABLE figure_hosts (
    block TEXT, figure INTEGER, PRIMARY KEY (block, figure)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_hosts_by_figure ON figure_hosts (figure);

CREATE TABLE figure_groups (
    figure_group INTEGER PRIMARY KEY,
    part TEXT NOT NULL,          -- block or series
    ordinal INTEGER NOT NULL,
    topic TEXT NOT NULL,
    words TEXT NOT NULL,         -- folded: of topic and unit; in a second line, of its reports
    disagree INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    first_day TEXT,              -- the earliest and the latest that its reports stand for
    last_day TEXT,
    data TEXT NOT NULL           -- the group without its reports
) STRICT;
CREATE INDEX figure_groups_by_part ON figure_groups (part);
CREATE INDEX figure_groups_in_order
    ON figure_groups (disagree DESC, sources DESC, reports DESC, topic, part, ordinal);

CREATE TABLE actors (
    actor INTEGER PRIMARY KEY,   -- the label of its canonical name
    story_rank INTEGER,          -- NULL if not in the story
    quotes INTEGER NOT NULL,
    data TEXT NOT NULL           -- the summary without the name
) STRICT;

-- Every name by which an actor can be found, folded.
CREATE TABLE aliases (
    folded TEXT NOT NULL, actor INTEGER NOT NULL, story INTEGER NOT NULL,
    PRIMARY KEY (folded, actor)
) STRICT, WITHOUT ROWID;

-- The reader's corrections, in their order, and what they come to: the actors who are others, the
-- names of single articles that are somebody else's, the speakers of statements, and the dates of
-- events, without one if it is none.
CREATE TABLE corrections (place INTEGER PRIMARY KEY, kind TEXT NOT NULL, data TEXT NOT NULL) STRICT;
CREATE TABLE corrected_actors (
    found INTEGER PRIMARY KEY, actor INTEGER NOT NULL, reason INTEGER NOT NULL
) STRICT;
CREATE TABLE corrected_names (
    number INTEGER, name INTEGER, actor INTEGER NOT NULL, reason INTEGER NOT NULL,
    PRIMARY KEY (number, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE corrected_quotes (statement INTEGER PRIMARY KEY, actor INTEGER) STRICT;
CREATE TABLE corrected_events (event INTEGER PRIMARY KEY, value TEXT) STRICT;

-- Work to be done after a change. The kind is line (one whose articles changed), furnished (an
-- article whose furniture changed), copied (one with new text), group (one whose versions may have
-- changed), dated or undated (an article that was added, removed or changed), surname, clue,
-- statement, saying, actor, block (of events), meeting (of its groups with others), entries (of a
-- block), figures (a block of them) or series.
CREATE TABLE touched (kind TEXT, key TEXT, PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID;
"""
