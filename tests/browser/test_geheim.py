"""What may not leak: the secret of a link (A6), a text of one group to another (A7, A8)."""

from __future__ import annotations

import pytest
from test_together import begin, enter, invite

pytestmark = pytest.mark.browser

TEXT = "Drie stoelen bij de lift, altijd bezet"


@pytest.fixture
def alone(visit):
    """Somebody on the server of all tests, whose log and folder are searched."""
    return visit


def test_a6_the_secret_of_a_link_is_nowhere_after_its_use(browser, app_server, alone):
    scan = begin(alone)
    link = invite(alone, scan, "Meeschrijven")
    secret = link.partition("#")[2]
    assert len(secret) >= 43
    sent = []

    def watched(page):
        page.on("request", lambda request: sent.append(request))
        return type(alone)(page, alone.address)

    other = enter(browser, watched, link, "mbo 4")
    for path, ready in ((f"/kaart?scan={scan}", "Kaart"), (f"/delen?scan={scan}", "Delen")):
        other.open(path, ready)
    assert len(sent) > 20
    posted = [request.url for request in sent if secret in (request.post_data or "")]
    assert posted == [f"{alone.address}/sessie"]
    assert not [one.url for one in sent if secret in one.url.partition("#")[0]]
    assert not [one.url for one in sent if secret in repr(one.headers)]
    assert secret not in other.page.content()
    assert secret not in other.page.url
    assert secret not in app_server.log.read_text(encoding="utf-8", errors="replace")
    kept = [item for item in app_server.home.rglob("*") if item.is_file()]
    assert kept
    assert not [item for item in kept if secret.encode() in item.read_bytes()]


def test_a6_no_answer_lets_an_address_travel_or_the_door_be_kept(alone):
    for path in ("/in", "/", "/delen"):
        headers = alone.page.request.get(alone.address + path).headers
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
    for answer in (
        alone.page.request.get(f"{alone.address}/in"),
        alone.page.request.post(f"{alone.address}/sessie", data={"sessie": "verzonnen"}),
    ):
        assert answer.headers["cache-control"] == "no-store"


def test_a8_a_stranger_sees_nothing_of_a_scan_even_with_its_number(browser, alone):
    scan = begin(alone)
    field = alone.page.get_by_label("Ik verwacht dat ...")
    field.press_sequentially(TEXT)
    alone.page.get_by_text("Bewaard om").first.wait_for()
    stranger = type(alone)(browser.new_context(locale="nl-NL").new_page(), alone.address)
    for path in ("/vooraf", "/problemen", "/delen"):
        page = stranger.open(f"{path}?scan={scan}", "Deze scan kun je hier niet openen")
        assert TEXT not in page.content()
    stranger.open("/vooraf?gebied=BU05991082", "Begin jullie wijkscan")
    assert TEXT not in stranger.page.content()
