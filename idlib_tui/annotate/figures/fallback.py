"""Topics outside ``topics.yaml``: named after the verb or the measure that governs a quantity."""

from __future__ import annotations

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.inflection import singular
from idlib_tui.annotate.figures.nouns import is_plural
from idlib_tui.annotate.figures.said import Phrase, Said, is_passive, verb_before
from idlib_tui.annotate.figures.tokens import Words

_BEFORE_MEASURE = frozenset(
    ("of", "to", "at", "by", "from", "in", "was", "is", "were", "are", "be", "been")
)
_NO_NOUN = frozenset(
    "it they he she we you i that this which who there the a an its their his her and or but "
    "while as after when more less than not year month week day quarter percent % to of in at by".split()
)
_FUNCTION = frozenset("in of on for at from with by to".split())


def _verb_base(words: Words, at: int) -> str:
    """Give the base of a verb that no list knows, told by its ending; "" where it looks like none."""
    low = words.at(at)
    known = lexicon.verbs().get(low)
    if known is not None:
        return known.base
    if len(low) > 4 and low.endswith("ed"):
        return low[:-1] if low.endswith(("eed", "ied")) else low[:-2]
    if len(low) > 5 and low.endswith("ing"):
        return low[:-3]
    return ""


def thing_topic(words: Words, phrase: Phrase) -> Said | None:
    """Name the topic of a count after what is done with the counted, or after the counted itself."""
    neutral, report = lexicon.words("verbs", "neutral"), lexicon.words("verbs", "report")
    head = phrase.counted.head
    if not head:
        return None
    name = lexicon.kinds().get(head, head)
    found = verb_before(words, phrase.first)
    at = found[1] if found else phrase.first - 1
    base = found[0].base if found else _verb_base(words, at)
    if base and base not in neutral and base not in report and words.at(at) not in report:
        return Said(base, "action", at)
    if base in neutral:
        return Said(name, "head", at)
    behind = _action_behind(words, phrase)
    if behind is not None:
        return behind
    return Said(name, "head", phrase.counted.last - 1)


def _action_behind(words: Words, phrase: Phrase) -> Said | None:
    """Read the verb right behind the counted, with or without auxiliaries: "12 posts were closed"."""
    auxiliaries = lexicon.words("verbs", "auxiliary")
    at, seen = phrase.last, False
    while words.at(at) in auxiliaries or words.at(at) in (
        "who",
        "that",
        "which",
        "already",
        "also",
    ):
        seen = seen or words.at(at) in auxiliaries
        at += 1
    base = _verb_base(words, at)
    if not base or base in lexicon.words("verbs", "report") and not seen:
        return None
    if base in lexicon.words("verbs", "neutral"):
        return None
    return Said(base, "action", at)


def measure_topic(words: Words, phrase: Phrase) -> Said | None:
    """Name the topic of a percentage or a sum of money after what it measures.

    "Unemployment rose to 5 %" is the level of unemployment, "sales rose 5 %" a change of sales,
    "5 % of voters" a share of voters, "a $2bn loan" a loan.
    """
    counted = phrase.counted
    if counted.of_whole and counted.head:
        kind = lexicon.topics().noun.get(counted.head) or lexicon.topics().state.get(counted.head)
        return Said(kind or f"share of {counted.head}", "measure", counted.last - 1)
    return (
        _change_noun(words, phrase) or _subject_measure(words, phrase) or _own_head(words, phrase)
    )


def _change_noun(words: Words, phrase: Phrase) -> Said | None:
    """ "a 3 % rise in profits"."""
    at = phrase.last
    if words.at(at) in lexicon.words("verbs", "change noun") and words.at(at + 1) in ("in", "of"):
        noun = _noun_from(words, at + 2)
        if noun:
            return Said(f"change of {noun}", "measure", at)
    return None


def _noun_from(words: Words, index: int) -> str:
    """Read the noun that a short phrase behind a preposition ends with."""
    at = index
    while words.at(at) in ("the", "its", "their", "a", "an", "his", "her"):
        at += 1
    last = at
    while (
        last < min(len(words), at + 4)
        and words.low[last].isalpha()
        and words.low[last] not in _NO_NOUN
        and words.low[last] not in _FUNCTION
    ):
        if is_plural(words.low[last]):
            last += 1
            break
        last += 1
    return _singular(words.low[last - 1]) if last > at else ""


def _singular(noun: str) -> str:
    return singular(noun, lexicon.entries("nouns", "irregular plural"))


def _subject_measure(words: Words, phrase: Phrase) -> Said | None:
    """ "Profit rose 5 %", "a deal worth $2bn", "the rate stands at 5 %", "revenue of $3m"."""
    at = phrase.first - 1
    preposition = words.at(at) if words.at(at) in _BEFORE_MEASURE else ""
    if preposition:
        at -= 1
    verbs = lexicon.verbs()
    form = verbs.get(words.at(at))
    rise, drop, level = (lexicon.words("verbs", name) for name in ("rise", "drop", "level"))
    if form is not None and (form.base in rise or form.base in drop):
        noun = _subject(words, at)
        if noun:
            return Said(noun if preposition in ("to", "at") else f"change of {noun}", "measure", at)
        return None
    if (form is not None and form.base in level) or preposition in ("was", "is", "were", "are"):
        noun = _subject(words, at if form is not None else at + 1)
        return Said(noun, "measure", at) if noun else None
    if preposition == "of":
        noun = words.at(at)
        if noun.isalpha() and noun not in _NO_NOUN:
            return Said(_singular(noun), "measure", at)
        return None
    base = _verb_base(words, at)
    if (
        base
        and not preposition
        and base not in lexicon.words("verbs", "report")
        and not is_passive(words, at)
    ):
        return Said(base, "action", at)
    return None


def _subject(words: Words, verb_at: int) -> str:
    """Find the noun before a verb: the last noun of the phrase, before its "of" or "in"."""
    at = verb_at - 1
    auxiliaries = lexicon.words("verbs", "auxiliary")
    while at >= 0 and (words.low[at] in auxiliaries or words.low[at].endswith("ly")):
        at -= 1
    first = at
    while (
        first >= 0
        and verb_at - first < 9
        and words.low[first].isalpha()
        and words.low[first] not in ("and", "but", "that", "as", "while", "which", "who")
    ):
        first -= 1
    for index in range(first + 1, at):
        if (
            words.low[index + 1] in _FUNCTION
            and words.low[index] not in _NO_NOUN
            and words.low[index] not in _FUNCTION
        ):
            return _singular(words.low[index])
    if at >= 0 and words.low[at].isalpha() and words.low[at] not in _NO_NOUN:
        return _singular(words.low[at])
    return ""


def _own_head(words: Words, phrase: Phrase) -> Said | None:
    """ "a 5 % stake", "a $2 billion deal": the noun that the sum stands before as an adjective."""
    if words.at(phrase.number - 1) not in ("a", "an", "the", "its", "their", "this", "that"):
        at = phrase.last
        if words.at(at) in ("in", "for", "worth") or (words.at(at) == "of" and phrase.unit != "%"):
            noun = _noun_from(words, at + (2 if words.at(at + 1) == "of" else 1))
            return Said(noun, "measure", at) if noun else None
        return None
    noun = _noun_from(words, phrase.last)
    return Said(noun, "measure", phrase.last) if noun else None


def compound_topic(words: Words, phrase: Phrase) -> Said | None:
    """Name the topic of "a 150-vehicle convoy": the noun that the compound describes."""
    noun = _noun_from(words, phrase.last)
    return Said(noun, "head", phrase.last) if noun else None
