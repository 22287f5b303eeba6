"""Words of the glossary that unfold: once, as whole words, and never as markup of a user."""

from __future__ import annotations

import re

from wijkscan.app.words import explained
from wijkscan.store import methode


def unfolded(html: str) -> list[str]:
    return re.findall(r"<summary>(.*?)</summary>", html)


def test_a_word_is_explained_the_first_time_and_in_its_own_spelling():
    html = explained("Geschat: dit is geschat, en duidelijk hoger.")
    assert unfolded(html) == ["Geschat", "duidelijk hoger"]
    assert methode.woorden()["geteld"].uitleg not in html
    assert "Uitgerekend met een rekenmodel." in html


def test_what_was_explained_on_the_page_before_is_not_again():
    known: set[str] = set()
    first, second = explained("Dit is geschat.", known), explained("Ook geschat.", known)
    assert (unfolded(first), unfolded(second)) == (["geschat"], [])


def test_part_of_a_word_is_no_word_and_the_longest_form_wins():
    assert unfolded(explained("ongeschat, mantelzorgersfeest, on-geteld")) == []
    assert unfolded(explained("een erkende interventie")) == ["erkende interventie"]


def test_text_around_a_word_is_shown_literally():
    html = explained("<b>geschat</b> & <script>alert(1)</script>")
    assert "<script>" not in html
    assert html.startswith("&lt;b&gt;<details")


def test_no_form_belongs_to_two_words():
    forms = [form.casefold() for w in methode.woorden().values() for form in w.in_zinnen]
    assert len(forms) == len(set(forms))
