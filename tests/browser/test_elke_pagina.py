"""Every page, once without a scan and once with a scan that is hostile in every field.

One browser walks past all of them, so that a new page is looked at without a test of its own.
"""

from __future__ import annotations

import re

import pytest
import scan_kit
from browser_kit import Server, Visit, named_twice, serious

from wijkscan.app.registry import PAGES

pytestmark = pytest.mark.browser

AREA = "gebied=BU05991082"
HOSTILE = (
    "<img src=x onerror=alert(1)> <script>alert(2)</script> {{7*7}} [klik](javascript:alert(3)) "
    "**vet** ![x](http://example.org/x.png) $x^2$ :red[rood] `code`"
)
BEGINS = re.compile(r"<img src=x onerror")
ENGLISH = ("Choose", "Press Enter", "Running", "Clear", "Drag and drop", "Loading", "Browse files")
WIDTHS = (390, 320)

WITHOUT = [f"/{spec.address}" for spec in PAGES if spec.needs != "scan"]
WITH_AREA = [
    *[f"/{spec.address}?{AREA}&taal=vak" for spec in PAGES if spec.needs == "gebied"],
    f"/wijk?{AREA}",
    f"/vooraf?{AREA}",
    f"/cijfers?{AREA}",
    "/cijfers?gebied=BU99999999",
    "/problemen?scan=0123456789abcdef0123456789abcdef",
]

INTERPRETED = """() => {
  const wrong = [
    'img[src="x"]', '[href^="javascript:"]', '[href*="example.org"]', '[src*="example.org"]',
    '.katex',
  ];
  const found = wrong.filter(one => document.querySelector('[data-testid=stMain] ' + one));
  const styled = [...document.querySelectorAll('strong, em, code, span[style]')];
  const scripts = [...document.scripts].map(one => one.text).filter(text => /^alert/.test(text));
  return [...found, ...scripts, ...styled.map(one => one.textContent.trim())
    .filter(text => ['vet', 'code', 'rood'].includes(text))];
}"""
SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return Math.max(main.scrollWidth - main.clientWidth,
    document.documentElement.scrollWidth - window.innerWidth);
}"""
SMALL = """() => [...document.querySelectorAll('.stMain a, .stMain button:not([tabindex="-1"])')]
  .filter(one => one.offsetParent && one.getBoundingClientRect().height < 24)
  .map(one => one.innerText)"""
TEXTS = """() => document.body.innerText + [...document.querySelectorAll('input, textarea')]
  .map(one => one.value).join(' ')"""


class Walk:
    """One browser past many pages; gathers what is wrong, so that one run tells everything."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.page = visit, visit.page
        self.wrong: list[tuple[str, object]] = []
        self.texts: dict[str, str] = {}

    def look(self, path: str) -> None:
        """Open a page and look at it, wide and narrow."""
        self.page.goto(self.visit.address + path)
        self.page.locator("h1, .ws-melding").first.wait_for(timeout=30_000)
        self.visit.settle()
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        self.check(path)

    def check(self, path: str) -> None:
        """What may never be on any page, as it stands now."""
        self.texts[path] = self.page.evaluate(TEXTS)
        self._note(path, serious(self.page))
        self._note(path, [f"heet hetzelfde: {one}" for one in named_twice(self.page)])
        self._note(path, self.page.evaluate(INTERPRETED))
        self._note(path, [word for word in ENGLISH if word in self.texts[path]])
        if self.page.evaluate("document.documentElement.lang") != "nl":
            self._note(path, ["lang"])
        if "wijkscan" not in self.page.title():
            self._note(path, ["titel"])
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 844})
            if self.page.evaluate(SIDEWAYS) > 0:
                self._note(path, [f"schuift opzij bij {width}"])
        self._note(path, [f"te klein: {one}" for one in self.page.evaluate(SMALL)])
        self.page.set_viewport_size({"width": 1280, "height": 900})
        for name in ("outside", "errors", "dialogs"):
            self._note(path, getattr(self.visit, name))
            getattr(self.visit, name).clear()

    def told(self) -> str:
        """What is wrong, a line each."""
        return "\n".join(f"{path}: {one}" for path, one in self.wrong)

    def _note(self, path: str, found: list[object]) -> None:
        self.wrong += [(path, one) for one in found]


def test_every_page_without_a_scan(visit: Visit) -> None:
    walk = Walk(visit)
    for path in [*WITHOUT, *WITH_AREA]:
        walk.look(path)
    assert not walk.wrong, walk.told()
    assert "Er is geen gebied met de code" in walk.texts["/cijfers?gebied=BU99999999"]


@pytest.fixture
def hostile(visit: Visit, app_server: Server) -> str:
    """A scan with hostile text in every field, open in the browser of `visit`; its number."""
    return app_server.put_scan(visit.page, scan_kit.filled(HOSTILE, counted=True))


def test_every_page_with_hostile_text_in_every_field(visit: Visit, hostile: str) -> None:
    walk = Walk(visit)
    for spec in PAGES[1:]:
        path = f"/{spec.address}?scan={hostile}"
        walk.look(path)
        record = walk.page.get_by_role("button", name=BEGINS).first
        if record.count():
            record.click()
            visit.settle()
            walk.check(f"{path} open")
    _lay_beside(walk)
    shown = {path for path, text in walk.texts.items() if HOSTILE in text}
    walk.look("/")  # the scan stands here to go on with
    assert not walk.wrong, walk.told()
    assert shown >= {f"/{one.address}?scan={hostile}" for one in PAGES if one.needs == "scan"}


def _lay_beside(walk: Walk) -> None:
    """The hostile scan on the table of the leernetwerk, beside an example."""
    walk.page.goto(f"{walk.visit.address}/leernetwerk")
    box = walk.page.get_by_role("combobox", name="Welke wijkscans leggen jullie op tafel?")
    for _ in range(2):  # scans of this browser come first, then the examples
        box.click()
        walk.page.get_by_role("option").first.click()
        walk.visit.settle()
    walk.page.keyboard.press("Escape")
    for part in ("Naast elkaar", "Praten", "Samenvoegen", "Meenemen"):
        walk.page.get_by_role("radio", name=part, exact=True).click()
        walk.visit.settle()
        walk.check(f"leernetwerk: {part}")
    assert HOSTILE in walk.texts["leernetwerk: Naast elkaar"]
