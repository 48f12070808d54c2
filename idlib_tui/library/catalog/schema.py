"""The tables of ``index/catalog.sqlite``."""

from __future__ import annotations

APPLICATION_ID = 0x49444C42
"""SQLite's mark of whose file this is: "IDLB"."""

SCHEMA_VERSION = 12
"""Raised with every change to the tables or to the engine's fields; another version is rebuilt."""

UNDATED = "9999-99-99"
"""Sorts after every day, so that what has no day comes last and one index serves both."""

TABLES = """
-- What is known of the library as a whole.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every file that was looked at, as it was then.
CREATE TABLE files (
    file TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    hash TEXT NOT NULL,
    read_with TEXT NOT NULL,     -- fingerprint of the rules and facts that made the article
    recheck INTEGER NOT NULL     -- 1: was so new that a later change may leave no trace in mtime
) WITHOUT ROWID;

-- What is wrong with a file, by the stage of the sync that found it.
CREATE TABLE problems (
    file TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (file, stage)
) WITHOUT ROWID;

-- A number is never used twice, and stands for one title and text: the engine holds the numbers.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,          -- which several articles may share
    title TEXT NOT NULL,
    outlet TEXT,
    place TEXT,
    byline TEXT,
    credits TEXT NOT NULL,
    stated TEXT NOT NULL,        -- Published, as the article by itself tells
    is_stated INTEGER NOT NULL,  -- 1 where that is a statement, 0 where it is at most a guess
    published TEXT NOT NULL,     -- Published as shown: the same, or inferred from the others
    day TEXT NOT NULL,           -- of ``published``
    repairs TEXT NOT NULL,
    words INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    annotated_with TEXT NOT NULL -- fingerprint of the rules, actors and day; '' when not annotated
);
CREATE INDEX articles_by_day ON articles (day);
CREATE INDEX articles_by_file ON articles (file);

CREATE TABLE texts (number INTEGER PRIMARY KEY, text TEXT NOT NULL);

-- A sample of the word sequences of a text, by which similar articles are found.
CREATE TABLE sketches (value INTEGER, number INTEGER, PRIMARY KEY (value, number)) WITHOUT ROWID;
CREATE INDEX sketches_by_article ON sketches (number);

-- The lines of the articles as they were read: those that are furniture of an outlet's pages are
-- told from all articles that have them, and taken out.
CREATE TABLE page_lines (
    line INTEGER NOT NULL,       -- the same for the same words
    number INTEGER NOT NULL,
    outlet INTEGER,              -- as a line; NULL where the article did not tell
    looks INTEGER NOT NULL,
    bound INTEGER NOT NULL,
    gone INTEGER NOT NULL,       -- 1 where it is taken out of the text
    PRIMARY KEY (line, number)
) WITHOUT ROWID;
CREATE INDEX page_lines_by_article ON page_lines (number);

-- Versions of one article: the pairs that are alike, both ways, and the groups that these make.
CREATE TABLE copy_links (
    number INTEGER, other INTEGER, PRIMARY KEY (number, other)
) WITHOUT ROWID;
CREATE TABLE copies (
    number INTEGER PRIMARY KEY,
    leader TEXT NOT NULL         -- the first id in the group
);
CREATE INDEX copies_by_leader ON copies (leader);

CREATE TABLE furniture (line INTEGER PRIMARY KEY);

-- Which dated articles an undated one was compared with, to know when to compare again.
CREATE TABLE compared (
    number INTEGER,
    other INTEGER,
    shared INTEGER NOT NULL,     -- word sequences that their samples have in common
    PRIMARY KEY (number, other)
) WITHOUT ROWID;
CREATE INDEX compared_by_other ON compared (other);

CREATE TABLE annotations (number INTEGER PRIMARY KEY, data TEXT NOT NULL);

-- Who is named in an article, and under which name the whole library knows them. Where the article
-- alone does not settle that, the names of all articles with the same surname do.
CREATE TABLE names (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    actor TEXT,
    surname TEXT,                -- NULL where the article settles it
    times INTEGER NOT NULL,      -- mentions that count in choosing the spelling
    person INTEGER NOT NULL,     -- 1 where a person may be meant
    PRIMARY KEY (number, name)
) WITHOUT ROWID;
CREATE INDEX names_by_actor ON names (actor);
CREATE INDEX names_by_surname ON names (surname, name, times, person);

CREATE TABLE statements (
    statement INTEGER PRIMARY KEY,
    number INTEGER NOT NULL,
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    speaker TEXT,                -- as the article names him
    actor TEXT,                  -- as the library names him
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    quote TEXT NOT NULL,
    within INTEGER,              -- the statement that this one is a fragment of
    length INTEGER NOT NULL,
    marks INTEGER NOT NULL,      -- straight quotation marks, of which good typesetting has none
    saying INTEGER,              -- what it says; NULL where too little to be compared
    copy_of INTEGER              -- the statement in another article that this one repeats
);
CREATE INDEX statements_by_article ON statements (number);
CREATE INDEX statements_by_actor ON statements (actor, day, article, start);
CREATE INDEX statements_by_day ON statements (day, article, start);
CREATE INDEX statements_by_saying ON statements (saying);

-- What an actor says, word for word: one for all articles that quote it. Links join those that are
-- the same in other words, both ways.
CREATE TABLE sayings (
    saying INTEGER PRIMARY KEY,
    content INTEGER NOT NULL,    -- stands for the actor, the words, and whether they are quoted
    size INTEGER NOT NULL,       -- how many content words
    words BLOB NOT NULL,         -- its keys in saying_words
    numbers TEXT NOT NULL        -- the figures in it
) STRICT;
CREATE UNIQUE INDEX sayings_by_content ON sayings (content);

-- A word stands for one of one actor: what nobody else says is never compared.
CREATE TABLE saying_words (
    word INTEGER, saying INTEGER, PRIMARY KEY (word, saying)
) STRICT, WITHOUT ROWID;

CREATE TABLE saying_links (
    saying INTEGER, other INTEGER, PRIMARY KEY (saying, other)
) WITHOUT ROWID;

CREATE TABLE events (
    block TEXT NOT NULL,
    number INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (number, ordinal)
) WITHOUT ROWID;
CREATE INDEX events_by_block ON events (block);

-- Reports of one block that are one event, and the group of another block that they join: an entry
-- is a group that joins no other, with those that join it.
CREATE TABLE event_groups (
    block TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    members TEXT NOT NULL,       -- JSON: [number, ordinal] of each event, the clearest first
    host_block TEXT,
    host_ordinal INTEGER,
    PRIMARY KEY (block, ordinal)
) WITHOUT ROWID;
CREATE INDEX event_groups_by_host ON event_groups (host_block, host_ordinal);

-- The days of blocks of up to a month, of which a group may mean one.
CREATE TABLE spans (block TEXT PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX spans_by_day ON spans (first, last);

CREATE TABLE entries (
    entry INTEGER PRIMARY KEY,
    block TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    importance REAL NOT NULL,
    article TEXT NOT NULL,       -- of the first report, and its start: what breaks ties
    start INTEGER NOT NULL,
    words TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX entries_in_order ON entries (first, last, importance DESC, article, start);
CREATE INDEX entries_by_block ON entries (block);

CREATE TABLE entry_names (
    name TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (name, entry)
) WITHOUT ROWID;
CREATE INDEX entry_names_by_entry ON entry_names (entry);

-- A figure is grouped within its block. Where that shows it to count the same as a long one, it
-- joins that figure, the host, in its series.
CREATE TABLE figures (
    number INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    block TEXT,                  -- NULL for a long one
    series TEXT,                 -- its own, or its host's
    host_number INTEGER,
    host_ordinal INTEGER,
    figure TEXT NOT NULL,
    PRIMARY KEY (number, ordinal)
) WITHOUT ROWID;
CREATE INDEX figures_by_block ON figures (block);
CREATE INDEX figures_by_series ON figures (series);

-- Where a long figure, which is in no block itself, can be a host.
CREATE TABLE figure_hosts (
    block TEXT, number INTEGER, ordinal INTEGER, PRIMARY KEY (block, number, ordinal)
) WITHOUT ROWID;
CREATE INDEX figure_hosts_by_article ON figure_hosts (number);

CREATE TABLE figure_groups (
    key TEXT NOT NULL,           -- block or series
    ordinal INTEGER NOT NULL,
    topic TEXT NOT NULL,
    words TEXT NOT NULL,         -- of topic and unit
    disagree INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (key, ordinal)
) WITHOUT ROWID;
CREATE INDEX figure_groups_in_order
    ON figure_groups (disagree DESC, sources DESC, reports DESC, topic, key, ordinal);

CREATE TABLE actors (
    name TEXT PRIMARY KEY,
    story_rank INTEGER,          -- NULL for those whom the story does not name
    quotes INTEGER NOT NULL,
    data TEXT NOT NULL
) WITHOUT ROWID;

-- Every name by which an actor may be asked for, folded.
CREATE TABLE aliases (
    folded TEXT NOT NULL, actor TEXT NOT NULL, story INTEGER NOT NULL,
    PRIMARY KEY (folded, actor)
) WITHOUT ROWID;

-- What is still to do after a change. The kind is line (one whose articles changed), furnished (an
-- article whose furniture did), copied (one whose text is new), group (one whose versions may have
-- changed), dated or undated (an article that came, went or changed), surname, statement, saying,
-- actor, block (of events), meeting (of its groups with others), entries (of a block), figures (a
-- block of them) or series.
CREATE TABLE touched (kind TEXT, key TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
"""
