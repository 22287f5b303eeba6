"""An own count, typed on the command line. Expected numbers worked out by hand from VZinfo."""

from __future__ import annotations

import pytest

from wijkscan.errors import UserError
from wijkscan.scan.ageing import own_count_sentences
from wijkscan.scan.own_count import compare_own_count


def test_a_count_beside_the_expectation():
    # 65-69: men 189.8 and women 140.7 per 1,000, with 496,080 and 507,595 people: 165.0 per 1,000
    own, groep = compare_own_count(["65-69=60/400"])
    assert own.expected == 65  # 66.0 rounded to 5
    assert own.ratio is not None
    assert own.ratio.value == pytest.approx(100 * 60 / 65.99, abs=0.1)
    said = " ".join(own_count_sentences(own, groep))
    assert "Geteld: 60." in said
    assert "niet precies de mensen uit de wijk" in said


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        (["65-69=60/400"], "mensen van 65 tot en met 69 met diabetes"),
        (["80-84=9/30", "85+=4/20"], "mensen van 80 tot en met 84 en 85 en ouder met diabetes"),
        (
            ["65-69=1/9", "70-74=1/9", "75-79=1/9", "80-84=1/9", "85+=1/9"],
            "mensen van 65 jaar en ouder met diabetes",
        ),
    ],
)
def test_the_expectation_is_about_the_ages_that_were_counted(typed: list[str], group: str):
    own, about = compare_own_count(typed)
    assert about == group
    assert group in own_count_sentences(own, about)[0]


def test_a_small_count_is_not_shown_and_gets_no_ratio():
    own, groep = compare_own_count(["85+=4/20"])
    said = " ".join(own_count_sentences(own, groep))
    assert "minder dan 10" in said
    assert "4" not in said.replace("85", "")
    assert own.ratio is None


@pytest.mark.parametrize(
    "typed",
    [
        ["65-69"], ["65-69=a/b"], ["12-14=20/100"], ["65-69=20/0"], ["65-69=200/100"],
        ["65-69=20/100", "65-69=20/100"], ["=1/2"], ["65-69=99999999999/1"], [""],
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_refused_in_dutch(typed: list[str]):
    with pytest.raises(UserError) as error:
        compare_own_count(typed)
    assert error.value.hint
