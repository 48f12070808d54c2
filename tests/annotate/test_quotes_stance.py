"""Words that were denied, doubted or never said do not stand as anybody's claim."""

from __future__ import annotations

import pytest

from idlib_tui.model import Stance
from tests.annotate.quoting import quotes, reported

NOT_SAID = """
Jane Roe did not say that the bridge was safe.
Jane Roe didn't say the bridge was safe.
Jane Roe didn’t say that the bridge was safe.
Jane Roe has not said that the bridge was safe.
Jane Roe never said that the bridge was safe.
Jane Roe has never said the bridge was safe.
Jane Roe would not say if the bridge was safe.
Jane Roe would not say whether the bridge was safe.
Jane Roe could not say when the bridge would be safe.
Jane Roe won't say how the bridge was made safe.
Jane Roe declined to say whether the bridge was safe.
Jane Roe refused to say if the bridge was safe.
Jane Roe was unable to say whether the bridge was safe.
Jane Roe was unwilling to confirm that the bridge was safe.
Jane Roe has yet to say whether the bridge was safe.
Jane Roe failed to say that the bridge was safe.
Jane Roe stopped short of saying that the bridge was safe.
Jane Roe left without saying that the bridge was safe.
Jane Roe refrained from saying that the bridge was safe.
Jane Roe avoided saying that the bridge was safe.
Jane Roe is not saying that the bridge was safe.
Jane Roe would neither confirm nor deny that the bridge was safe.
Jane Roe did not confirm or deny that the bridge was safe.
Jane Roe cannot confirm that the bridge was safe.
Jane Roe did not want to say that the bridge was safe.
Neither Jane Roe nor Max Poe said that the bridge was safe.
Neither of the engineers said that the bridge was safe.
No engineer said that the bridge was safe.
None of the engineers said that the bridge was safe.
Nobody said that the bridge was safe.
None of the guards or visitors said that the bridge was safe.
No one has said that the bridge was safe.
Not one engineer said that the bridge was safe.
Nor did Jane Roe say that the bridge was safe.
Never did Jane Roe say that the bridge was safe.
At no time did Jane Roe say that the bridge was safe.
Did Jane Roe say that the bridge was safe?
If Jane Roe says that the bridge is safe, we cross.
Unless Jane Roe says that the bridge is safe, we wait.
Jane Roe may say that the bridge is safe.
Jane Roe should have said that the bridge was safe.
Jane Roe stopped short of saying the bridge was safe.
Jane Roe has not so far said that the bridge was safe.
Jane Roe has yet to confirm that the bridge was safe.
Jane Roe would not be drawn on whether the bridge was safe.
Jane Roe ruled out saying that the bridge was safe.
Jane Roe was not prepared to say that the bridge was safe.
Jane Roe said nothing about the bridge being safe.
Jane Roe did not go so far as to say that the bridge was safe.
Jane Roe rather than say that the bridge was safe left the room.
Instead of saying that the bridge was safe, Jane Roe left.
Far from saying that the bridge was safe, Jane Roe left.
Jane Roe hesitated to say that the bridge was safe.
Jane Roe is in no position to say that the bridge was safe.
Jane Roe had no wish to say that the bridge was safe.
Jane Roe gave no answer when asked if the bridge was safe.
Jane Roe did not respond when asked whether the bridge was safe.
Jane Roe shied away from saying that the bridge was safe.
Jane Roe could neither say nor guess whether the bridge was safe.
Jane Roe wouldn’t comment on whether the bridge was safe.
Hardly anyone said that the bridge was safe.
Few engineers said that the bridge was safe.
Few would say that the bridge was safe.
Nothing in the report says that the bridge is safe.
The report nowhere says that the bridge is safe.
At no point has Jane Roe said that the bridge was safe.
Under no circumstances would Jane Roe say that the bridge was safe.
It is not true that Jane Roe said that the bridge was safe.
There is no record that Jane Roe said that the bridge was safe.
Had Jane Roe said that the bridge was safe, we would have crossed.
Were Jane Roe to say that the bridge was safe, we would cross.
Jane Roe might have said that the bridge was safe.
Whether Jane Roe said that the bridge was safe is unclear.
Jane Roe was careful not to say that the bridge was safe.
Jane Roe was told not to say that the bridge was safe.
Jane Roe forgot to mention that the bridge was safe.
Contrary to what was written, Jane Roe did not claim the bridge was safe.
Jane Roe was wrongly quoted as saying that the bridge was safe.
Jane Roe was misquoted as saying that the bridge was safe.
"""

SAID = """
Jane Roe said that the bridge was not safe.
Jane Roe not only said that the bridge was safe but crossed it.
Jane Roe, who did not cross it, said that the bridge was safe.
Jane Roe did not cross it but said that the bridge was safe.
Jane Roe declined an interview and said that the bridge was safe.
Jane Roe never cancelled the visit, saying that the bridge was safe.
When Jane Roe said that the bridge was safe, nobody crossed it.
A few engineers said that the bridge was safe.
There is no doubt that Jane Roe said that the bridge was safe.
Jane Roe falsely claimed that the bridge was safe.
Jane Roe said little had been done to make the bridge safe.
"""


@pytest.mark.parametrize("text", NOT_SAID.strip().splitlines())
def test_what_was_not_said_is_no_quote(text: str) -> None:
    assert not any("safe" in words for words, _ in reported(text))


@pytest.mark.parametrize("text", SAID.strip().splitlines())
def test_what_was_said_beside_a_negation_is_a_claim(text: str) -> None:
    (quote,) = [quote for quote in quotes(text) if "safe" in quote.text]
    assert quote.stance is Stance.ASSERTS


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Jane Roe denied that the bridge was shut.", Stance.DENIES),
        ("Jane Roe has denied the bridge was shut.", Stance.DENIES),
        ("Jane Roe denied saying that the bridge was shut.", Stance.DENIES),
        ("Jane Roe disputed that the bridge was shut.", Stance.DENIES),
        ("Jane Roe denies she told the council that the bridge was shut.", Stance.DENIES),
        ("Jane Roe dismissed reports that the bridge was shut.", Stance.DENIES),
        ("Jane Roe rejected claims that the bridge was shut.", Stance.DENIES),
        ("Jane Roe asked whether the bridge was shut.", Stance.ASKS),
        ("Jane Roe demanded that the bridge be shut.", Stance.DEMANDS),
        ("Jane Roe never said “the bridge is shut”.", Stance.NOT_SAID),
    ],
)
def test_the_stance_of_a_speaker_is_told(text: str, stance: Stance) -> None:
    found = [quote for quote in quotes(text) if "shut" in quote.text]
    assert found
    assert {quote.stance for quote in found} == {stance}
