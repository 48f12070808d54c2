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
"""

SAID = """
Jane Roe said that the bridge was not safe.
Jane Roe not only said that the bridge was safe but crossed it.
Jane Roe, who did not cross it, said that the bridge was safe.
Jane Roe did not cross it but said that the bridge was safe.
Jane Roe declined an interview and said that the bridge was safe.
Jane Roe never cancelled the visit, saying that the bridge was safe.
When Jane Roe said that the bridge was safe, nobody crossed it.
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
