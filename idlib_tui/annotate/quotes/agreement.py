"""Agreement of a noun phrase with a reporting verb, in number, person and meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.people.runs import is_field
from idlib_tui.annotate.quotes.cues import Form, Frame, reporting_nouns, reporting_verbs
from idlib_tui.annotate.quotes.phrases import speaker_nouns
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.quotes.verb_form import BE, ENDS_CLAUSE, HAVE
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.verb_form import VerbForm


def fits_subject(verb: VerbForm, subject: Phrase) -> bool:
    """Check whether a phrase before a verb can be its subject."""
    form = verb.cue.form
    if _is_verb(verb, subject):
        return False
    if form == Form.BASE and not _base_agrees(verb, subject):
        return False
    if form in {Form.BASE, Form.THIRD} and is_noun_too(verb) and _ends_noun_phrase(verb, subject):
        return False
    if not form & (Form.PAST | Form.ING) and not _is_plain_subject(verb, subject):
        return False
    return not (form == Form.THIRD and _is_plural(verb, subject))


def _ends_noun_phrase(verb: VerbForm, subject: Phrase) -> bool:
    """Match the noun of "an alliance of city states", "many for little reason", "to keep order"."""
    reading, before = verb.reading, verb.item - 1
    if verb.helped or before <= subject.head or reading.name[before] >= 0:
        return False
    if reading.flags[before] & ~Is.CAPITAL != Is.WORD or is_field(reading.lower[before]):
        return False
    return bool(reading.flags[before - 1] & Is.PREPOSITION)


def is_noun_too(verb: VerbForm) -> bool:
    """Check whether a form of a verb is as often a noun ("claims")."""
    return is_noun(verb.reading.lower[verb.item])


def is_noun(word: str) -> bool:
    """Check whether a form of a reporting verb is as often a noun ("claims")."""
    return word in reporting_nouns() or word in words("clause_words", "noun too")


def _is_verb(verb: VerbForm, subject: Phrase) -> bool:
    """Match the first "said" of "said said", a verb by its form, not "the accused said"."""
    word = verb.reading.lower[subject.head]
    cues = reporting_verbs().get(word)
    bare = subject.kind == "description" and subject.first == subject.head
    if cues is None or not bare or word in speaker_nouns():
        return False
    return all(cue.form & Form.PAST for cue in cues)


def _is_plural(verb: VerbForm, subject: Phrase) -> bool:
    """Recognise "they" and "officials", which no verb in "-s" follows."""
    head = verb.reading.lower[subject.head]
    if subject.kind == "pronoun":
        return head in {"they", "we", "you", "i"}
    plural = head.endswith("s") and head[:-1] in speaker_nouns()
    return subject.kind == "description" and plural


def _is_plain_subject(verb: VerbForm, subject: Phrase) -> bool:
    """Match "the ministry claims", not the nouns of "most claims" and "military claims"."""
    if subject.kind != "description" or not is_noun_too(verb):
        return True
    if _closes_sentence(verb, subject):
        return True
    after = verb.reading.flags[subject.head + 1]
    if subject.first == subject.head and verb.cue.form == Form.THIRD:
        return False  # "military posts"
    ends = subject.head + 1 >= subject.last or (
        after & Is.PREPOSITION and verb.cue.frames != Frame.STANCES
    )
    return bool(ends) and verb.reading.lower[subject.head] in speaker_nouns()


def _closes_sentence(verb: VerbForm, subject: Phrase) -> bool:
    """Match the "states" of "…," a voice in the film states. It is the sentence's only verb."""
    reading, before = verb.reading, subject.first - 1
    if before < verb.unit.first or reading.lower[before] != MASK:
        return False
    ends = verb.last >= verb.unit.last or reading.lower[verb.last] in ENDS_CLAUSE
    return ends and bool(reading.flags[subject.first] & (Is.DETERMINER | Is.POSSESSIVE))


def _base_agrees(verb: VerbForm, subject: Phrase) -> bool:
    """A base form takes a plural, an auxiliary, or a pronoun such as "I" as subject."""
    if verb.helped:
        return BE.isdisjoint(verb.helped) and HAVE.isdisjoint(verb.helped)
    if _ends_compound(verb):
        return False
    head = verb.reading.lower[subject.head]
    if subject.kind == "pronoun":
        return head not in {"he", "she", "it"}
    number = verb.reading.flags[subject.head] & Is.NUMBER
    plural = head.endswith("s") or head in words("clause_words", "plural") or bool(number)
    return plural or subject.kind in {"relative", "joint"}


def _ends_compound(verb: VerbForm) -> bool:
    """Match the noun of "a conference call", whose determiner and first noun are singular."""
    reading, at = verb.reading, verb.item - 2
    if at < verb.unit.first or reading.lower[at] not in {"a", "an"}:
        return False
    return reading.flags[at + 1] == Is.WORD and not reading.lower[at + 1].endswith("s")
