"""What of a sentence is reported as somebody's words, rule by rule, and where each rule ends."""

from __future__ import annotations

import pytest

from idlib_tui.model import QuoteKind
from tests.annotate.quoting import quotes, reported

MOSS = "Ida Moss"


def clauses(text: str) -> list[str]:
    return [words for words, _ in reported(text)]


def rule(name: str, text: str, *words: str) -> object:
    return pytest.param(text, list(words), id=name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        rule("he reports", "He said the town slept.", "the town slept"),
        rule("you are the reader", "You said the town slept."),
        rule("we are the authors", "We said the town slept."),
        rule("any noun can say", "A stone said that the town slept.", "the town slept"),
        rule("but not behind a comma", "It was dark, a stone said that the town slept."),
        rule("nor behind an", "It was dark, an urn said that the town slept."),
        rule(
            "the stone can",
            "It was dark, the stone said that the town slept.",
            "the town slept",
        ),
        rule("two say", "Ida Moss and Omar Reyes suggest that it is late.", *["it is late"] * 2),
        rule("nobody", "Nobody came, and said that the town slept."),
        rule("things criticise nothing", "A tree denounced the old town."),
        rule("nor underline", "A tree underlines that the town sleeps."),
        rule("things suggest nothing", "A tree suggests that the town sleeps."),
        rule("a mayor does", "A mayor suggests that the town sleeps.", "the town sleeps"),
        rule("so does who", "The men who suggest that it is late left.", "it is late left"),
        rule(
            "which is a report",
            "The report, which suggests that the town sleeps, was read.",
            "the town sleeps",
        ),
        rule("which is smoke", "The smoke, which suggests that the town sleeps, rose."),
        rule("which says, of a plan", "The plan, which says that the town sleeps, failed."),
        rule("who is always somebody", "The smith, who said it was late, left.", "it was late"),
    ],
)
def test_who_can_report(text: str, words: list[str]) -> None:
    assert clauses(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        rule("before it", "Rain fell, according to Ida Moss.", "Rain fell"),
        rule("without a comma", "Rain fell according to Ida Moss.", "Rain fell"),
        rule("one word is none", "Rain, according to Ida Moss."),
        rule("behind it", "According to Ida Moss, rain fell on Leeds.", "rain fell on Leeds"),
        rule("behind a longer source", "According to Ida Moss of Leeds, rain fell.", "rain fell"),
        rule("behind its place", "According to Ida Moss in Leeds, rain fell.", "rain fell"),
        rule("behind and", "And according to Ida Moss, rain fell.", "rain fell"),
        rule("not on both sides", "Rain fell, according to Ida Moss, and went.", "Rain fell"),
        rule("of one clause", "It was cold; rain fell, according to Ida Moss.", "rain fell"),
        rule("nothing", "According to Ida Moss."),
    ],
)
def test_according_to(text: str, words: list[str]) -> None:
    assert clauses(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        rule("at the end", "The town slept, Ida Moss said.", "The town slept"),
        rule("with its day", "The town slept, Ida Moss said on Friday.", "The town slept"),
        rule("behind a dash", "The town slept – Ida Moss said.", "The town slept"),
        rule("inverted", "The town slept, said Ida Moss.", "The town slept"),
        rule("one word is none", "Slept, Ida Moss said."),
        rule("in the middle", "The town, Ida Moss said, slept.", "The town", "slept"),
        rule("inverted there", "The town, said the mayor, slept.", "The town", "slept"),
        rule("between dashes", "The town – Ida Moss said – slept.", "The town", "slept"),
        rule("behind one word", "Towns, Ida Moss said, sleep.", "Towns", "sleep"),
        rule("one clause", "It was dark; the town slept, Ida Moss said.", "the town slept"),
        rule("behind a colon", "It was dark: the town slept, Ida Moss said.", "the town slept"),
        rule(
            "adding",
            "The town slept, Ida Moss said, adding that she knew.",
            "The town slept",
            "she knew",
        ),
        rule(
            "and added",
            "The town slept, Ida Moss said, and added that she knew.",
            "The town slept",
            "she knew",
        ),
        rule("as", "The town slept, as Ida Moss said.", "The town slept"),
        rule("not so", "The town slept, or so Ida Moss said."),
        rule("not as within", "The town slept, as Ida Moss said she did.", "she did"),
        rule("where", "In Leeds, Ida Moss said the town slept.", "the town slept"),
        rule("before that", "In Leeds, Ida Moss said that the town slept.", "the town slept"),
        rule("before a colon", "The town slept, Ida Moss said: a pity."),
        rule("a relative clause", "Leeds, which the mayor said had slept, woke.", "had slept"),
        rule("not a verb of thinking", "The town slept, Ida Moss hoped."),
    ],
)
def test_a_report_behind_its_words_or_among_them(text: str, words: list[str]) -> None:
    assert clauses(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        rule("within", "It was a “mess,” Ida Moss said.", "It was a “mess,”"),
        rule("twice", "A “mess” was a “shame,” Ida Moss said.", "A “mess” was a “shame,”"),
        rule("one word before it is too few", "A “mess,” Ida Moss said."),
        rule("two are enough", "A sad “mess,” Ida Moss said.", "A sad “mess,”"),
        rule(
            "behind a hope", "Leeds hoped for a “mess,” Ida Moss said.", "Leeds hoped for a “mess,”"
        ),
        rule("at the front", "“Sleep” was the word and it was “apt,” Ida Moss said."),
        rule("a sentence of its own", "“It slept,” Ida Moss said."),
        rule(
            "behind what another said",
            "Omar Reyes said it was late, but it was a “mess,” Ida Moss said.",
            "it was late",
        ),
        rule("behind that", "“It slept,” Ida Moss said that she knew.", "she knew"),
        rule("behind a sentence", "“We all go home.” Ida Moss said it was late.", "it was late"),
        rule("behind an outer comma", "“It slept”, Ida Moss said the mayor knew."),
        rule("behind a dash", "“It slept” – Ida Moss said the mayor knew."),
        rule("then a clause", "“It slept,” Ida Moss said, and the rain fell."),
        rule("behind a place", "In Leeds, Ida Moss said, “we all go home”."),
        rule("and no more", "Ida Moss said “we all go home”."),
        rule("at its end", "Ida Moss said it was a “mess”.", "it was a “mess”"),
        rule("at its front", "Ida Moss said “sleep” was the word.", "“sleep” was the word"),
        rule("on a day", "Ida Moss said on Friday “sleep” was it.", "“sleep” was it"),
    ],
)
def test_fragments_in_quotation_marks(text: str, words: list[str]) -> None:
    assert clauses(text) == words


def test_a_clause_with_a_fragment_in_marks_is_mixed() -> None:
    kinds = {quote.text: quote.kind for quote in quotes("Ida Moss said it was a “mess”.")}
    assert kinds["it was a “mess”"] is QuoteKind.MIXED
    (plain,) = quotes("Ida Moss said it was late.")
    assert plain.kind is QuoteKind.INDIRECT


SLEEPS = "the town slept"


@pytest.mark.parametrize(
    "between",
    [
        "in Leeds",
        "repeatedly",
        "yesterday in Leeds",
        "on a very long day in Leeds",
    ],
)
def test_an_adjunct_may_stand_between_said_and_that(between: str) -> None:
    assert clauses(f"Ida Moss said {between} that {SLEEPS}.") == [SLEEPS]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        rule("a crowd", "a crowd in Leeds", SLEEPS),
        rule("a place in brackets", "a crowd in Leeds (Yorkshire)", SLEEPS),
        rule("a place between commas", "a crowd in Leeds, Yorkshire,", SLEEPS),
        rule("an abbreviation", "a crowd in the St. Mary Hall", SLEEPS),
        rule("a storm", "a crowd after a storm", SLEEPS),
        rule("somebody called Will", "Will Roe", SLEEPS),
        rule("a hall that is named", "the crowd in that old hall", SLEEPS),
        rule("she knew", "the town she knew", f"she knew that {SLEEPS}"),
        rule("because", "the town because it knew"),
        rule("a semicolon", "the town; it was late, so"),
    ],
)
def test_what_may_stand_between_told_and_that(told: str, words: list[str]) -> None:
    assert clauses(f"Ida Moss told {told} that {SLEEPS}.") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        rule(
            "of what others know",
            f"Ida Moss said Leeds knew that {SLEEPS}.",
            f"Leeds knew that {SLEEPS}",
        ),
        rule("behind a comma", "Ida Moss said that, in Leeds, it rained.", "in Leeds, it rained"),
        rule("pointing at a hall", "Ida Moss told the crowd in that old hall on Friday."),
        rule("of a thought", f"Ida Moss believes in Leeds that {SLEEPS}."),
        rule("of a wish", "Ida Moss asked in Leeds that the town sleep.", "the town sleep"),
    ],
)
def test_not_every_that_begins_words(text: str, words: list[str]) -> None:
    assert clauses(text) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        rule("a noun phrase", "the town slept", SLEEPS),
        rule("a comma", ", come what may, it slept", "come what may, it slept"),
        rule("about that many", "about 40 people slept", "about 40 people slept"),
        rule("dollars", "$4 million was too much", "$4 million was too much"),
        rule("euros", "€4 million was too much", "€4 million was too much"),
        rule("pounds", "£4 million was too much", "£4 million was too much"),
        rule("yen", "¥4 million was too much", "¥4 million was too much"),
        rule("one word", "so"),
        rule("one number", "4"),
        rule("about it", "about the town"),
        rule("about those many", "about the 40 miners"),
        rule("of it", "of the town"),
        rule("on it", "on the town"),
        rule("against it", "against the town"),
        rule("with it", "with some regret"),
        rule("nothing", ""),
        rule("to whom", "to the town"),
        rule("to whom, then a comma", "to the town, as it slept, and left"),
        rule("when", "on Friday"),
        rule("when, and a pronoun", "on Friday she slept", "she slept"),
        rule("when, and a name", "on Friday Omar Reyes slept", "Omar Reyes slept"),
        rule("when, and an article", "on Friday the town slept", SLEEPS),
        rule("when, and a possessive", "on Friday their town slept", "their town slept"),
        rule("when, and a number", "on Friday nine towns slept", "nine towns slept"),
        rule(
            "when, and because", "on Friday because it slept she left", "because it slept she left"
        ),
        rule("when, and a time", "on Friday after lunch"),
        rule("when, and a helping verb", "on Friday traffic would stop", "traffic would stop"),
        rule(
            "three words before it",
            "on Friday bus traffic lanes would shut",
            "bus traffic lanes would shut",
        ),
        rule("four words before it", "on Friday new bus traffic lanes would shut"),
        rule("without a helping verb", "on Friday traffic grew heavy"),
        rule("a genitive is none", "on Friday traffic's end came"),
        rule("an adverb between", "on Friday traffic here would stop"),
    ],
)
def test_where_words_begin_without_that(said: str, words: list[str]) -> None:
    assert clauses(f"Ida Moss said {said}.".replace(" ,", ",").replace(" .", ".")) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        rule("words", "Ida Moss told the town it slept.", "it slept"),
        rule("an order", "Ida Moss told the town to sleep.", "to sleep"),
        rule("an order not to", "Ida Moss told the town not to sleep.", "not to sleep"),
        rule("not to be named", "Ida Moss asked not to be named."),
        rule(
            "a comma", "Ida Moss told the town, come what may, it slept.", "come what may, it slept"
        ),
        rule("a story", "Ida Moss told a story."),
        rule("a topic", "Ida Moss told of a flood."),
        rule("a day", "Ida Moss told the town on Friday."),
    ],
)
def test_who_is_addressed_is_no_part_of_the_words(text: str, words: list[str]) -> None:
    assert clauses(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        rule("blamed", "Ida Moss criticised the old town.", "the old town"),
        rule("called", "Ida Moss called the town a hole.", "the town a hole"),
        rule("talked about", "Ida Moss spoke about the town.", "the town"),
        rule("asked for", "Ida Moss called for a new town.", "a new town"),
        rule("one word", "Ida Moss criticised Leeds."),
        rule("only meant to", "Ida Moss left to criticise the town."),
        rule("endorsed", "Ida Moss endorsed the old town."),
        rule("by somebody", "The old town was criticised by Ida Moss."),
        rule("in front of it", "The old town, Ida Moss criticised."),
    ],
)
def test_an_object_that_is_what_was_said(text: str, words: list[str]) -> None:
    assert clauses(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        rule("that", "Leeds heard Ida Moss's claim that the town slept.", SLEEPS),
        rule("a pronoun's", "Leeds heard her claim that the town slept.", SLEEPS),
        rule("nobody's", "Leeds heard the claim that the town slept."),
        rule("without that", "Leeds heard Ida Moss's claim on Friday."),
        rule("that comes later", "Leeds heard Ida Moss's claim on Friday that the town slept."),
    ],
)
def test_a_noun_of_saying_reports_what_that_begins(text: str, words: list[str]) -> None:
    assert clauses(text) == words


def test_the_first_name_of_a_text_is_a_name_like_any_other() -> None:
    assert clauses("He told Will Roe that the town slept.") == [SLEEPS]
    assert clauses("He said on Friday Omar Reyes slept.") == ["Omar Reyes slept"]


LONG = "The council had met for six hours in the old hall above the market, as it does each year"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        rule("behind said", "The town slept, Ida Moss said", "The town slept"),
        rule("behind as", "The town slept, as Ida Moss said", "The town slept"),
        rule("behind its day", "The town slept, Ida Moss said on Friday", "The town slept"),
        rule("behind a source", "The town slept, according to Ida Moss", "The town slept"),
        rule("behind a comma", "The town, Ida Moss said,", "The town"),
        rule("before any words", "Ida Moss said"),
        rule("behind that", "Ida Moss said in Leeds that"),
        rule("behind who is told", "Ida Moss told the town"),
        rule("behind a source in front", "According to Ida Moss"),
        rule("behind traffic", "Ida Moss said on Friday traffic"),
    ],
)
def test_a_text_that_is_cut_off(text: str, words: list[str]) -> None:
    assert clauses(f"{LONG}. {LONG}. {text}") == words
