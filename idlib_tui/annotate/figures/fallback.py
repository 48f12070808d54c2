"""Topics outside ``topics.yaml``: named after the verb or the noun that governs a count."""

from __future__ import annotations

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.measures import noun_from
from idlib_tui.annotate.figures.said import Phrase, Said
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.annotate.figures.verbs import base_of, inflected_base, verb_before


def thing_topic(words: Words, phrase: Phrase) -> Said | None:
    """Name the topic of a count after the action on the counted things, or after these.

    The topic of "sent 20 tanks" is sending, that of "has 12 posts" posts.
    """
    head = phrase.counted.head
    if not head or head in lexicon.words("nouns", "abstract"):
        return None
    name = lexicon.kinds().get(phrase.unit, phrase.unit)
    found = verb_before(words, phrase.first)
    at = found[1] if found is not None else phrase.first - 1
    base = found[0].base if found is not None else inflected_base(words, at)
    if base in lexicon.words("verbs", "neutral"):
        return Said(name, "head", at)
    if base and base not in lexicon.words("verbs", "report"):
        return Said(base, "action", at)
    return _action_behind(words, phrase) or Said(name, "head", phrase.counted.last - 1)


def _action_behind(words: Words, phrase: Phrase) -> Said | None:
    """Read the verb right after the counted noun, with or without auxiliaries: "12 were closed"."""
    auxiliaries, between = (
        lexicon.words("verbs", "auxiliary"),
        lexicon.words("words", "small adverb"),
    )
    relatives = lexicon.words("words", "relative")
    at, helped = phrase.last, False
    while words.at(at) in auxiliaries or words.at(at) in relatives or words.at(at) in between:
        helped = helped or words.at(at) in auxiliaries
        at += 1
    base = base_of(words.at(at))
    if not base or base in lexicon.words("verbs", "neutral"):
        return None
    if base in lexicon.words("verbs", "report") and not helped:
        return None
    return Said(base, "action", at)


def compound_topic(words: Words, phrase: Phrase) -> Said | None:
    """Name the topic of "a 150-vehicle convoy": the noun that the compound modifies."""
    noun = noun_from(words, phrase.last)
    return Said(noun, "head", phrase.last) if noun else None
