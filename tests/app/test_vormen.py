"""The page for sharing: every form stands somewhere, and a letter has someone to go to."""

from __future__ import annotations

from wijkscan.app.widgets.takeaway import ENDINGS, FOR_WHOM
from wijkscan.report.forms import FORMS


def test_every_form_and_every_ending_has_its_place():
    assert {form for forms in FOR_WHOM.values() for form in forms} == set(FORMS)
    assert {ending for form in FORMS.values() for ending in form.endings} <= set(ENDINGS)
