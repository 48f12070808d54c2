"""Each kind of damage, and what looks like it and is none."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.repair import mend_characters, mend_words
from idlib_tui.ingest.repair.litter import remove_litter
from idlib_tui.ingest.repair.marks import mend_quotation_marks
from idlib_tui.ingest.repair.spaces import tidy_layout
from idlib_tui.ingest.wordlists import entries


def mended(text: str) -> str:
    draft = Draft(text)
    mend_characters(draft)
    mend_words(draft)
    return draft.text


@pytest.mark.parametrize(
    ("was", "now"),
    [
        # Whole, doubled and unfinished entities.
        ("R&amp;D &#8211; caf&eacute; &lt;b&gt;", "R&D – café <b>"),
        ("&amp;quot;Yes&amp;quot;, he said", '"Yes", he said'),
        ("&quotYes&quot he said", '&quotYes" he said'),
        ("Q&A and AT&T & co. &notice; &nosuch;", None),
        # Torn ones: apostrophes close up, marks in pairs embrace their words.
        ("The firm & # 39 s plan wasn& # 39 t clear", "The firm's plan wasn't clear"),
        ("Crew & # 39 leaves at dawn & # 39 again", "Crew 'leaves at dawn' again"),
        ("One & # 39 mark alone", "One ' mark alone"),
        ("fish & # 1 chips", None),
        # A mark whose ampersand became a comma.
        ("It was “a gift,quot for them", "It was “a gift” for them"),
        ("“It is a gift,quot he said", "“It is a gift,” he said"),
        ("“It is a gift,quot Ann Lee told us", "“It is a gift,” Ann Lee told us"),
        ('They called it "a gift,quot for them', 'They called it "a gift" for them'),
        ("in relations with them,quot.", 'in relations with them".'),
        ("the word,quotation and all", None),
        # Mojibake, in words and in marks; nothing like it in proper letters.
        ("â€œWellâ€\x9d, the cafÃ© said", "“Well”, the café said"),
        ("Ã‡elik and ErdoÄŸan", "Çelik and Erdoğan"),
        ("PeA\u0303±a Nieto met the mayor", "Peña Nieto met the mayor"),
        ("â€œWe goâ€ he said", "“We go” he said"),
        ("Âncora, Ärger, naïve, ÂME", None),
        # The same by way of other encodings, and letters that only look like it.
        ("the caf√© of the D√∂ner brothers, ‚Äúhere‚Äù", "the café of the Döner brothers, “here”"),
        ("√9 = 3 and ¬x", None),
        ("Россия и РСФСР", None),
        ("Łódź, Ĺubor", None),
        # Marks of Windows-1252 that came through as controls; a line end of a mainframe.
        ("It\x92s \x93done\x94 \x96 at last\x85", "It’s “done” – at last…"),
        ("Mr Milo\x9a Zeman", "Mr Miloš Zeman"),
        ("one\x85 then two", "one… then two"),
        ("one\x85Two", "one\nTwo"),
    ],
)
def test_entities_and_mojibake(was: str, now: str | None) -> None:
    assert mended(was) == (was if now is None else now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("red \x1b[31;1malert\x1b[0m here", "red alert here"),
        ("a \x1b]0;new title\x07title", "a title"),
        ("a \x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\ here", "a link here"),
        ("\x9b31mred", "red"),
        ("nul\x00 bell\x07 del\x7f", "nul bell del"),
        ("abc\u202edef\u202c \u2066x\u2069 \u200bz\ufeff\u00ad", "abcdef x z"),
        ("one\u2028two\x85three\u2029four", "one\ntwo\nthree\nfour"),
        ("a\u00a0b\tc\u2009d", "a b c d"),
        ("a&#27;b &#x202e;back", "ab back"),
        ("family 👨\u200d👩\u200d👧 and می\u200cخواهم", None),
    ],
)
def test_controls(was: str, now: str | None) -> None:
    assert mended(was) == (was if now is None else now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("more than three.five million people", "more than 3.5 million people"),
        ("About Twelve.nine percent", "About 12.9 percent"),
        ("up 2.five % since", "up 2.5 % since"),
        ("He scored one.two minutes later", None),
        ("rose 3.5 million", None),
        ("the forces . Then they , too , left", "the forces. Then they, too, left"),
        ("so ... he waited .5 s for .com", None),
        ("Text %MINIFYHTML0a1b2c%here", "Text here"),
        ('A [caption id="x" width="3"]boat[/caption] left <!-- ad 3 -->now', "A boat left now"),
        ("[sic] [b]shown[/b] 50%MINI", None),
    ],
)
def test_words(was: str, now: str | None) -> None:
    assert mended(was) == (was if now is None else now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        # A closing mark printed as an opening one, at the end and before the speaker.
        ("They call it “a mess. made by them. “", "They call it “a mess. made by them.”"),
        ("He “saw one” and “a lasting way. “.", "He “saw one” and “a lasting way.”"),
        ("“We go forward, “Smith said, “and on.”", "“We go forward,” Smith said, “and on.”"),
        ("“We go. We stay. “", "“We go. We stay.”"),
        # An opening one printed as a closing one.
        ("He said: ”We go.”", "He said: “We go.”"),
        # White space inside a pair.
        ("He said “ we go ” and left", "He said “we go” and left"),
        ("“We go,”Smith said.", "“We go,” Smith said."),
        ('"We go, "Smith said. "And on."', '"We go," Smith said. "And on."'),
        ('He said " we go " and left', 'He said "we go" and left'),
        # No damage: quotations that go on in the next paragraph, nested, without an end.
        ("“We go. We stay", None),
        ("“He said “no” to me,” she said.", None),
        ("“We go. “They stay,” she said.", None),
        ("“We go.\n\n“We stay.\n\n“We rest,” she said.", None),
        ('A 6" pipe and a 4" one, ”', None),
        ("It’s the ’90s, isn’t it? 'Yes,' he said. The workers' hall", None),
        ('She asked "why? and left', None),
        ("”", None),
    ],
)
def test_quotation_marks(was: str, now: str | None) -> None:
    draft = Draft(was)
    mend_quotation_marks(draft)
    assert draft.text == (was if now is None else now)
    assert {repair.kind for repair in draft.repairs} <= {"quotation mark"}


def test_a_mark_pairs_across_the_lines_of_a_wrapped_paragraph() -> None:
    was = "The minister called the plan “a\nstep forward for everybody who\nlives here. “"
    assert mended(was) == was[:-2] + "”"


def without_litter(text: str, *extra: str) -> str:
    draft = Draft(text)
    remove_litter(draft, extra)
    tidy_layout(draft)
    return draft.text


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("One line here.\n\nAdvertisement\n\nTwo lines.", "One line here.\n\nTwo lines."),
        ("One.\n\n- ADVERTISEMENT -\nTwo.", "One.\n\nTwo."),
        ("One.\n\nDiscussion about this post", "One."),
        ("One.\n\nOther ship sinks off the coast\n\nYou might also like", "One."),
        ("One.\n\nYou might also like: Ten ships that sank\nShare", "One."),
        # Headlines are teasers only where they adjoin litter at the end.
        ("One.\n\nWhat comes next\n\nTwo.\n\nShare", "One.\n\nWhat comes next\n\nTwo."),
        ("Dawn\n\nDusk\n\nShare", "Dawn\n\nDusk"),
        ("One.\n\nRelated: Ten ships that sank\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\nRelated companies sank\n\nTwo.", None),
        # Credits and sentences stay.
        (
            "One.\n\n(Writing by A. Bee; Editing by C. Dee)\n\nadvertisement",
            "One.\n\n(Writing by A. Bee; Editing by C. Dee)",
        ),
        ("The advertisement was banned.", None),
        ("Comments are closedly watched. " * 5, None),
    ],
)
def test_litter(was: str, now: str | None) -> None:
    assert without_litter(was) == (was.strip() if now is None else now)


@pytest.mark.parametrize(
    "litter",
    [
        "Share this story with a friend",
        "Share | Tweet | Email | Print",
        "Facebook Twitter WhatsApp",
        "Gift this article",
        "As a subscriber, you have 5 gift articles to give each month.",
        "Read 12 comments",
        "3,200 shares".replace(",", ""),
        "4 min read",
        "Reading time: 3 minutes",
        "Listen to this article 6:12",
        "Image source, Gull Images",
        "Hide caption",
        "toggle caption",
        "Enlarge this image",
        "© 2019 The Tornvik Gull. All rights reserved.",
        "Copyright 2019 Gull Media Ltd",
        "This material may not be published, broadcast or rewritten without permission.",
        "Sign up for our free daily newsletter",
        "Get the best of the Gull delivered to your inbox every morning",
        "By signing up you agree to our terms",
        "To continue reading this article, please subscribe.",
        "You have reached your limit of free articles",
        "We use cookies to improve your experience on our site.",
        "Manage cookie preferences",
        "Read more: Ten ships that sank",
        "READ MORE >>",
        "Follow us on Instagram and X",
        "Follow Ann Lee on Twitter @annlee",
        "Story continues below advertisement",
        "Tags: harbour, ships, cod",
        "View this email in your browser",
        "Your browser does not support the audio element.",
    ],
)
def test_litter_of_many_pages(litter: str) -> None:
    text = f"One paragraph is here.\n\n{litter}\n\nTwo paragraphs are here."
    assert without_litter(text) == "One paragraph is here.\n\nTwo paragraphs are here."


@pytest.mark.parametrize(
    "caption",
    [
        "Image caption, The pier at dawn",
        "Photo: Bo Lind/AFP",
        "Photograph: Bo Lind for the Gull",
        "(AP Photo/Bo Lind)",
        "Bo Lind/Getty Images",
        "FILE PHOTO: The pier of Tornvik at dawn, May 3, 2011. REUTERS/Bo Lind",
        "The pier of Tornvik on 3 May 2011 [Bo Lind/Al Jazeera]",
        "The pier of Tornvik. Photograph: Bo Lind/Gull",
        "Photo by Bo Lind / Gull Images",
    ],
)
def test_captions_are_set_apart(caption: str) -> None:
    draft = Draft(f"One paragraph is here.\n\n{caption}\n\nTwo paragraphs are here.")
    remove_litter(draft)
    assert draft.text == "One paragraph is here.\n\nTwo paragraphs are here."
    assert [repair.kind for repair in draft.repairs] == ["caption"]


@pytest.mark.parametrize(
    "line",
    [
        "Reuters was not allowed to see the pier.",
        "Share prices fell, and so did the price of cod.",
        "Read the report, he told them.",
        "The photo showed the pier: empty.",
        "Subscribers were told on Monday that the paper would close.",
        "Watch out for ice, pilots were told.",
        "Support for the harbour fell to a third.",
        "Save the harbour, they chanted.",
        "He works for the agency (AP)",
        "Loading ships took all night.",
        "“We lost the pier,” said Bo Lind (Ann Lee / Al Jazeera)",
        "Tags were found on the cod.",
        "16:40 GMT",
        "- Buses run as usual.",
    ],
)
def test_sentences_that_begin_like_litter_stay(line: str) -> None:
    text = f"One paragraph is here.\n\n{line}\n\nTwo paragraphs are here."
    assert without_litter(text) == text


def test_a_story_adds_litter_lines() -> None:
    text = "One.\n\nRing the BELL, friends!\n\nTwo.\n\nFollow the gull on every sea"
    assert without_litter(text, "ring the bell, friends") == text.replace(
        "Ring the BELL, friends!\n\n", ""
    )
    assert without_litter(text, "follow the gull*").endswith("Two.")


def test_what_is_removed_is_recorded() -> None:
    draft = Draft("One.\nadvertisement\nTwo.")
    remove_litter(draft)
    assert [(r.kind, r.start, r.end, r.was, r.now) for r in draft.repairs] == [
        ("litter", 5, 5, "advertisement\n", "")
    ]


def test_a_clean_text_needs_no_heavy_library() -> None:
    code = (
        "import sys; from idlib_tui.ingest.decode import decode;"
        "from idlib_tui.ingest.draft import Draft;"
        "from idlib_tui.ingest.repair import mend_characters;"
        "mend_characters(Draft(decode('“Plain” café'.encode())));"
        "print({'ftfy', 'idlib_tui.ingest.letters'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("name", ["litter", "noise", "speech_tags", "abbreviations"])
def test_lists_are_sorted_out(name: str) -> None:
    assert len(set(entries(name))) == len(entries(name))
    if name == "noise":
        for pattern in entries(name):
            assert not re.search(r"(?<!\\)[*+](?!\\)", re.sub(r"\[[^]]*\]", "", pattern))


def test_letters_that_only_look_like_those_of_a_number_stay() -> None:
    draft = Draft("It cost ſix.five million.")
    mend_words(draft)
    assert draft.text == "It cost ſix.five million."
