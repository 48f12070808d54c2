"""The topic of a count, from the words that govern the quantity.

The rules examine, in this order, the counted noun itself ("12 deaths"), the verb before ("killed
12"), a state after it ("12 dead"), the noun before ("the death of 12"), the verb after it ("12 were
killed"), what people were forced to do, and the toll that a number without a noun belongs to. The
first rule that finds a topic of ``topics.yaml`` wins.
"""

from __future__ import annotations

from dataclasses import dataclass

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.lexicon import VerbForm
from idlib_tui.annotate.figures.nouns import Counted, is_people, names_nationality, topic_noun
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.annotate.figures.verbs import has_object, is_adverb, is_mark, is_passive, verb_before

REACH = 12
"""The maximum distance in words of the governing verb."""


@dataclass(frozen=True, slots=True)
class Said:
    """The topic of a quantity, and where it was found.

    Attributes:
        topic: A topic of ``topics.yaml``, or the verb or noun that governs the quantity.
        rule: The rule that found it: ``noun``, ``before``, ``state``, ``governor``, ``behind``,
            ``measure``, ``action`` or ``head``.
        at: Index of the governing word, or of the counted noun if there is none.
        unit: What a number without a noun counts, if its measure shows it: "cases rose to 300".
    """

    topic: str
    rule: str
    at: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quantity in its sentence.

    Attributes:
        first: Index of the first word of its noun phrase, with determiners and "a total of".
        number: Index of the first word of the quantity itself.
        last: Index after the noun phrase.
        counted: What it counts.
        unit: Its unit; "" if no noun gives it.
    """

    first: int
    number: int
    last: int
    counted: Counted
    unit: str

    @property
    def people(self) -> bool:
        """Whether it counts, or may count, people."""
        return self.unit == "" or is_people(self.unit)


def topic_of(words: Words, phrase: Phrase) -> Said | None:
    """Find the topic of a count in ``topics.yaml``; None if there is none."""
    own = _own_noun(phrase)
    # What happened to refugees matters more than that they are refugees; that they fled does not.
    if own is not None and own.topic != "refugees":
        return own
    for rule in (_verb_before, _state_behind, _noun_before, _verb_behind, _forced):
        said = rule(words, phrase)
        if said is not None and not (own is not None and said.topic in ("displaced", "population")):
            return said
    return own or _toll(words, phrase)


def _own_noun(phrase: Phrase) -> Said | None:
    """Read the counted noun itself: "298 civilian fatalities", "900,000 refugees"."""
    topic = topic_noun(phrase.counted)
    return Said(topic, "noun", phrase.counted.last - 1) if topic is not None else None


def fits(topic: str, phrase: Phrase) -> bool:
    """Check whether a topic applies to what is counted; unlisted topics apply to anything."""
    rule = lexicon.topics().by_name.get(topic)
    if rule is None:
        return True
    if rule.of and lexicon.kinds().get(phrase.unit, phrase.unit) not in rule.of:
        return False
    if not rule.people:
        return phrase.unit != "" and not (rule.things and phrase.people)
    if topic == "refugees":
        return phrase.unit in ("refugee", "migrant") or names_nationality(phrase.counted)
    return phrase.people


def _topic_for(verb: str, phrase: Phrase, *, subject: bool) -> str | None:
    """Choose among the topics of a verb by what is counted."""
    table = lexicon.topics().subject_of if subject else lexicon.topics().object_of
    return next((topic for topic in table.get(verb, ()) if fits(topic, phrase)), None)


def _verb_before(words: Words, phrase: Phrase) -> Said | None:
    """Read "killed 12 people", "displacing about a million", "laid off 300"."""
    found = verb_before(words, phrase.first)
    if found is None:
        return None
    verb, at = found
    if verb.form in ("past", "participle") and is_passive(words, at):
        return None
    topic = _topic_for(verb.base, phrase, subject=False)
    return Said(topic, "before", at) if topic is not None else None


def _state_behind(words: Words, phrase: Phrase) -> Said | None:
    """Read "12 dead" and "12 people reported missing"; not "12 injured 30"."""
    states = lexicon.topics().state
    if phrase.counted.head in states and phrase.people:
        return Said(states[phrase.counted.head], "state", phrase.last - 1)
    at, between = phrase.last, lexicon.words("words", "between noun and state")
    while words.at(at) in between or is_adverb(words.at(at)):
        at += 1
    topic = states.get(words.at(at))
    if topic is None or not fits(topic, phrase) or has_object(words, at):
        return None
    return Said(topic, "state", at)


def _noun_before(words: Words, phrase: Phrase) -> Said | None:
    """Read "the death of the 33 soldiers", "the arrest of 12", "home to a million people"."""
    at = phrase.first - 1
    if words.at(at) == "to" and words.at(at - 1) == "home" and phrase.people:
        return Said("population", "governor", at - 1)
    if words.at(at) != "of":
        return None
    noun = lexicon.singular_of(words.at(at - 1))
    topic = lexicon.topics().noun.get(noun)
    if topic is None or noun in lexicon.people() or not fits(topic, phrase):
        return None
    return Said(topic, "governor", at - 1)


def _verb_behind(words: Words, phrase: Phrase) -> Said | None:
    """Read "12 people were killed", "586,000 had been displaced", "900,000 people fleeing"."""
    verbs, auxiliaries = lexicon.verbs(), lexicon.words("verbs", "auxiliary")
    stops, relatives = lexicon.words("words", "clause end"), lexicon.words("words", "relative")
    neutral = lexicon.words("verbs", "neutral")
    start = _behind_aside(words, phrase.last)
    if start > phrase.last and words.at(phrase.first - 1) == "of":
        return None  # "of the thousands of marchers, 680 were held"
    helped = False
    for at in range(start, min(len(words), start + REACH)):
        low = words.low[at]
        if low in stops or low == ",":
            return None
        if low in auxiliaries:
            helped = True
            continue
        form = verbs.get(low)
        if form is None or low in relatives or not (helped or at - start <= 3):
            continue
        topic = _behind(words, phrase, form, at, helped=helped)
        if topic is not None:
            return Said(topic, "behind", at)
        if (helped or form.form in ("past", "ing")) and form.base not in neutral:
            return None
    return None


def _behind(words: Words, phrase: Phrase, form: VerbForm, at: int, *, helped: bool) -> str | None:
    """Return the topic of one verb after the counted noun, if it applies to that."""
    topic = _topic_for(form.base, phrase, subject=True)
    present = at == phrase.last or words.at(at - 1) in ("to", "who")  # "30 people die"
    if topic is not None and (form.form != "base" or helped or present):
        return topic
    if form.form not in ("past", "participle"):
        return None
    if is_passive(words, at) or not (helped or has_object(words, at)):
        phrasal = f"{form.base} {words.at(at + 1)}"
        return _topic_for(phrasal, phrase, subject=False) or _topic_for(
            form.base, phrase, subject=False
        )
    return None


def _behind_aside(words: Words, index: int) -> int:
    """Skip an aside after the noun: ", most of them women and children,"."""
    opening = words.at(index)
    if opening not in (",", "(", "–", "—"):
        return index
    closing = ")" if opening == "(" else opening
    for at in range(index + 1, min(len(words), index + REACH)):
        if words.low[at] == closing:
            return at + 1
        if words.low[at] in (".", ";"):
            break
    return index


def _forced(words: Words, phrase: Phrase) -> Said | None:
    """Read "forced to leave their homes", "driven from their villages", "forced 300 to flee"."""
    if not phrase.people:
        return None
    homes, leaving, forcing = (
        lexicon.words("verbs", section) for section in ("home", "leave home", "force")
    )
    verbs, stops = lexicon.verbs(), lexicon.words("words", "clause end")
    before = verb_before(words, phrase.first)
    forced = before is not None and before[0].base in forcing
    for at in range(phrase.last, min(len(words), phrase.last + REACH)):
        low = words.low[at]
        if low in stops or low == ",":
            break
        form = verbs.get(low)
        if form is None:
            continue
        if form.base in leaving and (forced or form.form != "base"):
            to_leave = forced and words.at(at - 1) == "to"
            if to_leave or not homes.isdisjoint(words.low[at + 1 : at + 5]):
                return Said("displaced", "behind", at)
        elif form.base in forcing and is_passive(words, at):
            forced = True
    if forced and not homes.isdisjoint(words.low[phrase.last : phrase.last + 4]):
        return Said("displaced", "before", phrase.first - 1)
    return None


def _toll(words: Words, phrase: Phrase) -> Said | None:
    """Read the toll with a number without a noun: "the death toll rose to 372"."""
    if phrase.counted.head and not phrase.people:
        return None
    measures, stops = lexicon.topics().measure, lexicon.words("words", "clause end")
    for at in range(phrase.first - 1, max(-1, phrase.first - REACH), -1):
        low = words.low[at]
        if low in measures:
            return Said(measures[low], "measure", at)
        if low in stops and not is_mark(low):
            return None
    return None
