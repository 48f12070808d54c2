"""The topics of percentages, sums of money and other measures: what is measured.

"Unemployment rose to 5 %" is a level of unemployment, "sales rose 5 %" a change of sales, "5 % of
voters" a share of voters, "a $2bn loan" a loan.
"""

from __future__ import annotations

from dataclasses import replace

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.nouns import is_plural
from idlib_tui.annotate.figures.said import Phrase, Said
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.annotate.figures.verbs import base_of, inflected_base, is_adverb, is_passive

NUMBER_REACH = 16
"""The maximum distance in words of "the number of" before a verb."""

CHANGE_REACH = 6
"""The maximum distance in words from the verb to "to" in "rose by some 120 to 1,204"."""

_ABOVE = frozenset(("above", "beyond", "over", "past"))

SUBJECT_REACH = 9
"""The maximum distance in words of a measure before its verb."""


def measure_topic(words: Words, phrase: Phrase) -> Said | None:
    """Find the topic of a percentage, a sum of money or a measurement; None if there is none."""
    counted = phrase.counted
    if phrase.unit == "%" and counted.of_whole and counted.head:
        topics = lexicon.topics()
        known = topics.noun.get(counted.head) or topics.state.get(counted.head)
        return Said(known or f"share of {counted.head}", "measure", counted.last - 1)
    return (
        _change_noun(words, phrase) or _subject_measure(words, phrase) or _own_noun(words, phrase)
    )


def noun_from(words: Words, index: int) -> str:
    """Return the last noun of the short noun phrase that starts at a word, singular; or ""."""
    ends, none = lexicon.words("words", "phrase end"), lexicon.words("words", "no measure")
    determiners = lexicon.words("words", "determiner") | {"a", "an"}
    first = index
    while words.at(first) in determiners:
        first += 1
    last = first
    while last < min(len(words), first + 4):
        low = words.low[last]
        if low in lexicon.words("measures", "time"):
            return ""
        if not low.isalpha() or low in ends or low in none or (last > first and base_of(low)):
            break
        last += 1
        if is_plural(low):
            break
    return lexicon.singular_of(words.low[last - 1]) if last > first else ""


def _change_noun(words: Words, phrase: Phrase) -> Said | None:
    """Read "a 3 % rise in profits"."""
    at = phrase.last
    if words.at(at) not in lexicon.words("verbs", "change noun"):
        return None
    if words.at(at + 1) not in ("in", "of"):
        return None
    noun = noun_from(words, at + 2)
    return Said(f"change of {noun}", "measure", at) if noun else None


def _subject_measure(words: Words, phrase: Phrase) -> Said | None:
    """Read "profit rose 5 %", "the rate stands at 5 %", "revenue of $3m", "paid $3m"."""
    at = phrase.first - 1
    preposition = ""
    if words.at(at) in lexicon.words("words", "measure preposition"):
        preposition = words.low[at]
        at -= 1
    if words.at(at) == "worth":
        return _named(lexicon.singular_of(words.at(at - 1)), words, at)
    if preposition == "of":
        return _named(lexicon.singular_of(words.at(at)), words, at)
    form = lexicon.verbs().get(words.at(at))
    if form is not None and (
        form.base in lexicon.words("verbs", "rise") or form.base in lexicon.words("verbs", "drop")
    ):
        noun = subject_of(words, at)
        level = preposition in ("to", "at")
        return Said(noun if level else f"change of {noun}", "measure", at) if noun else None
    be = preposition if preposition in lexicon.words("verbs", "be") else ""
    if be or (form is not None and form.base in lexicon.words("verbs", "level")):
        return _named(subject_of(words, at + 1 if be else at), words, at)
    base = "" if preposition or is_passive(words, at) else inflected_base(words, at)
    known = base in lexicon.words("verbs", "report") or base in lexicon.words("verbs", "neutral")
    if base and not known:
        return Said(base, "action", at)
    return None


def _named(noun: str, words: Words, at: int) -> Said | None:
    if not noun.isalpha() or noun in lexicon.words("words", "no measure"):
        return None
    return Said(noun, "measure", min(at, len(words) - 1))


def subject_of(words: Words, verb_at: int) -> str:
    """Find the noun that is a verb's subject, singular: "rate" of "the rate of growth rose"."""
    auxiliaries, none = lexicon.words("verbs", "auxiliary"), lexicon.words("words", "no measure")
    last = verb_at - 1
    while last >= 0 and (words.low[last] in auxiliaries or is_adverb(words.low[last])):
        last -= 1
    prepositions = lexicon.words("words", "preposition")
    noun = ""
    for at in range(last, max(-1, verb_at - SUBJECT_REACH), -1):
        low = words.low[at]
        if low in prepositions:
            noun = ""
        elif _ends_subject(low) or (low in none and words.at(at - 1) not in prepositions):
            break
        elif not noun and low not in none:
            noun = lexicon.singular_of(low)
    return noun


def _numbered(words: Words, verb_at: int) -> str:
    """Return what "the number of people killed in the fire" before a verb counts: "killed"."""
    topics, noun = lexicon.topics(), ""
    for at in range(verb_at - 1, max(-1, verb_at - NUMBER_REACH), -1):
        low = words.low[at]
        if low in topics.state:
            noun = low
        elif low in ("number", "numbers", "tally", "count"):
            counted = ""
            if words.at(at + 1) == "of":
                counted = next(filter(is_plural, words.low[at + 2 : verb_at]), "")
            return noun or lexicon.singular_of(counted)
    return ""


def _ends_subject(low: str) -> bool:
    """Check whether a word, met going back from a verb, precedes that verb's subject."""
    form = lexicon.verbs().get(low)
    if low[0].isalpha() and lexicon.singular_of(low) in lexicon.topics().noun:
        return False  # "arrests", "attacks"
    ends = not low[0].isalpha() or low in lexicon.words("words", "clause end")
    return ends or (form is not None and form.form != "base")


def bare_topic(words: Words, phrase: Phrase) -> Said | None:
    """Find the topic of a number without a noun: "cases rose to 300", "the total to 300".

    A bare total has the topic "" here, and takes the topic of the previous figure.
    """
    at = phrase.first - 1
    if words.at(phrase.first) == "from":
        return _moved(words, at)  # "rose from 12 to 19"
    if words.at(phrase.first) in _ABOVE or _passes(words, at):
        return _moved(words, at)  # "rose above 200", "reached 200"
    if words.at(at) == "by":
        level = _moved(words, at - 1)
        return None if level is None else replace(level, topic=f"change of {level.topic}")
    if words.at(at) not in ("to", "at"):
        return None
    if words.at(at - 1) == "up":
        at -= 1  # "went up to 19"
    if words.at(at - 1) in lexicon.words("words", "total"):
        return Said("", "measure", at - 1)
    return _moved(words, _verb_over_change(words, at - 1))


def _passes(words: Words, at: int) -> bool:
    form = lexicon.verbs().get(words.at(at))
    return form is not None and form.base in lexicon.words("verbs", "pass")


def _verb_over_change(words: Words, at: int) -> int:
    """Skip the change in "rose by 120 to 1,204", back from the word before "to"."""
    for before in range(at, max(-1, at - CHANGE_REACH), -1):
        if words.at(before) in ("by", "another"):
            return before - 1 - (words.at(before - 1) in ("up", "down"))
        if words.low[before] in lexicon.verbs():
            return before
    return at


def _moved(words: Words, at: int) -> Said | None:
    """Return what the verb at a word changes, or has at a level."""
    if words.at(at) in ("up", "down"):
        at -= 1
    form = lexicon.verbs().get(words.at(at))
    moving = ("rise", "drop", "level", "move up", "pass")
    if form is None or not any(form.base in lexicon.words("verbs", name) for name in moving):
        return None
    numbered = _numbered(words, at)
    noun = subject_of(words, at) or numbered
    topics = lexicon.topics()
    topic = topics.noun.get(noun) or topics.state.get(noun) or topics.measure.get(noun)
    if topic is None and noun in lexicon.words("words", "total"):
        noun = numbered
        if not noun:
            return Said("", "measure", at)
        topic = topics.noun.get(noun) or topics.state.get(noun)
    if topic is None:
        # "The number of pupils fell to 300": what is counted is its own topic.
        return Said(noun, "measure", at, noun) if noun and noun == numbered else None
    people = topics.by_name[topic].people
    return Said(topic, "measure", at, "person" if people else noun)


def _own_noun(words: Words, phrase: Phrase) -> Said | None:
    """Read "a 5 % stake" and "a $2 billion deal", or "$3m in damages" and "$11bn of aircraft"."""
    if words.at(phrase.number - 1) in lexicon.words("words", "determiner") | {"a", "an"}:
        noun = noun_from(words, phrase.last)
    elif words.at(phrase.last) in ("in", "for", "worth", "of") and phrase.unit != "%":
        noun = noun_from(words, phrase.last + (2 if words.at(phrase.last + 1) == "of" else 1))
    else:
        return None
    return Said(noun, "measure", phrase.last) if noun else None
