"""What is said of the counted: the topic, from the words that govern a quantity.

The rules look, in this order, at the counted noun itself ("12 deaths"), the verb before ("killed 12"), a
state behind ("12 dead"), the noun before ("the death of 12"), the verb behind ("12 were killed"), the
measure that a bare number belongs to ("the toll rose to 12"), and fall back on the verb or the noun.
"""

from __future__ import annotations

from dataclasses import dataclass

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.lexicon import VerbForm
from idlib_tui.annotate.figures.nouns import Counted, is_people
from idlib_tui.annotate.figures.tokens import Words

REACH = 12
"""How many words away the governing verb may stand."""

_MARKS = frozenset("\"'“”‘’«»")
_RELATIVES = frozenset(("who", "that", "which"))
_STOPS = frozenset(
    ". ; : ! ? and but or as while when after before because though although if so whose where".split()
)
_OPENERS = frozenset(
    "a an the no his her their its my our some many he she it they we them him us".split()
)
_OBJECT_PREPOSITIONS = frozenset(("of", "among", "on", "against"))
_LEVEL_PREPOSITIONS = frozenset(("of", "to", "at", "in", "by", "from", "for"))


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a quantity.

    Attributes:
        topic: A topic of ``topics.yaml``, or the verb or noun that governs the quantity; "" if nothing.
        rule: Which rule told it; ``noun``, ``left``, ``state``, ``governor``, ``right``, ``measure``,
            ``action`` or ``head``.
        verb_at: Index of the governing word; the counted noun's where no other governs.
    """

    topic: str
    rule: str
    verb_at: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quantity in its sentence.

    Attributes:
        first: Index of the first word of its noun phrase, determiners and "a total of" included.
        number: Index of the first word of the quantity itself.
        last: Index behind the noun phrase.
        counted: What it counts.
        unit: In what unit; "" where no noun tells.
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
    """Tell what is said of a count of things or people; None where nothing can be told."""
    strong = _own_noun(words, phrase)
    if strong is not None and strong.topic != "refugees":
        return strong
    for rule in (_verb_before, _state_behind, _noun_before, _verb_behind, _forced):
        said = rule(words, phrase)
        if said is not None and not (strong is not None and said.topic == "displaced"):
            return said
    return strong or _toll(words, phrase)


def _own_noun(words: Words, phrase: Phrase) -> Said | None:
    """The counted noun itself: "298 civilian fatalities", "900,000 refugees"."""
    if words.at(phrase.last - 1) and phrase.counted.head:
        topic = lexicon.topics().noun.get(phrase.counted.head)
        if topic is not None:
            return Said(topic, "noun", phrase.counted.last - 1)
    return None


def _fits(topic: str, phrase: Phrase) -> bool:
    found = lexicon.topics().by_name[topic]
    if not found.people:
        return phrase.unit != ""
    return phrase.people and (
        topic != "refugees" or phrase.unit in ("", "person", "refugee", "migrant")
    )


def _topic_for(verb: str, phrase: Phrase, *, subject: bool) -> str | None:
    """Choose among the topics of a verb by what is counted."""
    table = lexicon.topics().subject_of if subject else lexicon.topics().object_of
    return next((topic for topic in table.get(verb, ()) if _fits(topic, phrase)), None)


def _adverb(word: str) -> bool:
    return (len(word) > 4 and word.endswith("ly")) or word in (
        "also",
        "too",
        "already",
        "then",
        "up",
        "now",
        "both",
        "since",
        "either",
    )


def verb_before(words: Words, index: int) -> tuple[VerbForm, int] | None:
    """Find the verb that ends right before a word, with its particle ("lay off"), and where it stands."""
    at = index - 1
    while at >= 0 and _adverb(words.low[at]) and words.low[at] != "up":
        at -= 1
    if at < 0:
        return None
    verbs = lexicon.verbs()
    particle = words.low[at]
    if particle in ("off", "up", "out", "down", "in", "on") and at > 0:
        found = verbs.get(words.low[at - 1])
        if found is not None:
            phrasal = f"{found.base} {particle}"
            if phrasal in lexicon.topics().object_of or phrasal in lexicon.words(
                "verbs", "neutral"
            ):
                return VerbForm(phrasal, found.form), at - 1
    found = verbs.get(words.low[at])
    return (found, at) if found is not None else None


def is_passive(words: Words, index: int) -> bool:
    """Tell whether the participle at a word follows a form of "be"."""
    at = index - 1
    while at >= 0 and (_adverb(words.low[at]) or words.low[at] in _MARKS or words.low[at] == "not"):
        at -= 1
    return words.at(at) in lexicon.words("verbs", "be")


def _verb_before(words: Words, phrase: Phrase) -> Said | None:
    """ "killed 12 people", "displacing about a million", "laid off 300"."""
    found = verb_before(words, phrase.first)
    if found is None:
        return None
    verb, at = found
    if verb.form in ("past", "participle") and is_passive(words, at):
        return None
    topic = _topic_for(verb.base, phrase, subject=False)
    if topic is None:
        return None
    if topic == "refugees" and not _hosted(phrase):
        return None
    return Said(topic, "left", at)


def _hosted(phrase: Phrase) -> bool:
    """Tell whether those hosted are strangers: refugees, migrants or a nationality."""
    countries = lexicon.countries()
    return (
        phrase.unit in ("refugee", "migrant")
        or phrase.counted.head.rstrip("s") in countries
        or words_name_people(phrase.counted)
    )


def words_name_people(counted: Counted) -> bool:
    """Tell whether the counted noun is a nationality ("Syrians")."""
    countries = lexicon.countries()
    return counted.head in countries or counted.head + "s" in countries


def _state_behind(words: Words, phrase: Phrase) -> Said | None:
    """ "12 dead", "12 people missing"; not "12 injured men", where the noun follows."""
    at = phrase.last
    states = lexicon.topics().state
    if phrase.counted.head in states and phrase.people:
        return Said(states[phrase.counted.head], "state", at - 1)
    while _adverb(words.at(at)) or words.at(at) in (
        "are",
        "were",
        "is",
        "left",
        "remain",
        "still",
        "reported",
        "others",
        "more",
        "feared",
    ):
        at += 1
    topic = states.get(words.at(at))
    if topic is None or not _fits(topic, phrase):
        return None
    if words.at(at - 1) in ("have", "has", "had") or _active(words, at):
        return None
    return Said(topic, "state", at)


def _active(words: Words, index: int) -> bool:
    """Tell whether the past form at a word has an object of its own: "12 gunmen killed 30"."""
    if is_passive(words, index):
        return False
    following = words.at(index + 1)
    return (
        following in _OPENERS
        or following[:1].isdigit()
        or following in lexicon.numbers("cardinal")
        or words.raw[index + 1 : index + 2] != []
        and words.raw[index + 1][:1].isupper()
        or following in ("at", "more", "about", "dozens", "hundreds", "scores", "thousands")
        and words.at(index + 2) not in ("the", "a", "an", "their")
    )


def _noun_before(words: Words, phrase: Phrase) -> Said | None:
    """ "the death of the 33 soldiers", "the arrest of 12", "home to 3 million refugees"."""
    at = phrase.first - 1
    if words.at(at) == "to" and words.at(at - 1) == "home" and phrase.people:
        return Said("population", "governor", at - 1)
    if words.at(at) not in _OBJECT_PREPOSITIONS:
        return None
    noun = words.at(at - 1).removesuffix("s")
    topic = lexicon.topics().noun.get(noun)
    if topic is None or topic in ("casualties", "refugees", "infected") or not _fits(topic, phrase):
        return None
    return Said(topic, "governor", at - 1)


def _verb_behind(words: Words, phrase: Phrase) -> Said | None:
    """ "12 people were killed", "586,000 had been displaced", "900,000 people fleeing"."""
    verbs, topics = lexicon.verbs(), lexicon.topics()
    auxiliaries = lexicon.words("verbs", "auxiliary")
    at = _skip_aside(words, phrase.last)
    end = min(len(words), at + REACH)
    auxiliary = close = False
    start = at
    while at < end:
        low = words.low[at]
        if low in _STOPS or low == ",":
            return None
        close = at - start <= 3
        if low in auxiliaries:
            auxiliary = True
        elif low not in _RELATIVES and low not in _MARKS and not _adverb(low):
            form = verbs.get(low)
            if form is not None and (auxiliary or close):
                said = _behind(words, phrase, form, at, auxiliary=auxiliary)
                if said is not None:
                    return said
                if auxiliary or form.form in ("past", "ing"):
                    return None
            elif auxiliary and low not in topics.state and low not in ("to", "in", "by", "up"):
                return None
        at += 1
    return None


def _behind(
    words: Words, phrase: Phrase, form: VerbForm, at: int, *, auxiliary: bool
) -> Said | None:
    """Read one verb behind the counted, if it is one of a topic."""
    topic = _topic_for(form.base, phrase, subject=True)
    if (
        topic is not None
        and form.form != "base"
        or (topic is not None and auxiliary)
        or (topic is not None and words.at(at - 1) in ("to", "who"))
    ):
        return Said(topic, "right", at)
    topic = _topic_for(form.base, phrase, subject=False)
    if topic is None or form.form not in ("past", "participle"):
        return None
    if is_passive(words, at) or not (auxiliary or _active(words, at)):
        return Said(topic, "right", at)
    return None


def _skip_aside(words: Words, index: int) -> int:
    """Step over an aside behind the noun: ", most of them women and children,"."""
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
    """ "forced to leave their homes", "driven from their villages", "forced 300 people to flee"."""
    if not phrase.people:
        return None
    homes, leaving, forcing = (
        lexicon.words("verbs", section) for section in ("home", "leave home", "force")
    )
    verbs = lexicon.verbs()
    end = min(len(words), phrase.last + REACH)
    before = verb_before(words, phrase.first)
    forced = before is not None and before[0].base in forcing
    for at in range(phrase.last, end):
        low = words.low[at]
        if low in _STOPS or low == ",":
            break
        form = verbs.get(low)
        if form is None:
            continue
        if form.base in forcing and form.base != "leave" and is_passive(words, at):
            forced = True
        elif form.base in leaving and (forced or form.form != "base"):
            near = words.low[at + 1 : at + 5]
            if any(word in homes for word in near) or (forced and words.at(at - 1) == "to"):
                return Said("displaced", "right", at)
    if forced and any(word in homes for word in words.low[phrase.last : phrase.last + 4]):
        return Said("displaced", "left", phrase.last)
    return None


def _toll(words: Words, phrase: Phrase) -> Said | None:
    """A bare number that a toll stands at: "the death toll rose to 372"."""
    if phrase.counted.head and not phrase.people:
        return None
    measures = lexicon.topics().measure
    for at in range(phrase.first - 1, max(-1, phrase.first - REACH), -1):
        low = words.low[at]
        if low in measures:
            return Said(measures[low], "measure", at)
        if low in _STOPS:
            return None
    return None
