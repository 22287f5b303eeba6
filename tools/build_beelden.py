"""The pictures of the guide: every page of the app, on a desktop and on a phone: `make beelden`.

    python -m tools.build_beelden            all pictures
    python -m tools.build_beelden kaart plan only these

A real server and a real Chromium show the example of Hillesluis, of which what was seen and heard
is invented. Look at the pictures before you commit them.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.soak_app import Seat, free_ports, seats, serve

BEELDEN = Path(__file__).resolve().parent.parent / "docs" / "handleiding" / "beelden"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
SIZES = {"": {"width": 1280, "height": 900}, "-telefoon": {"width": 390, "height": 844}}
COLOURS = 64  # enough for flat colours and letters; a third of the weight
MOST_BYTES = 60_000


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: a page, what is done there first, and whether a scan is open."""

    name: str
    page: str
    act: Callable[[Page], None] | None = None
    with_scan: bool = True


def _open_question(page: Page) -> None:
    page.get_by_role("button", name="Bekijk").first.click()
    page.get_by_role("button", name="Naar vraag 1").click()


def _observe(page: Page) -> None:
    page.get_by_role("button", name="Nieuwe observatie").click()


def _make_class(page: Page) -> None:
    page.get_by_label("Hoe heet de klas?").fill("Klas 2B")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Maak de klas").click()
    page.get_by_role("button", name="Ik heb de link bewaard").click()
    page.get_by_role("button", name="Maak een klascode").click()
    page.locator(".ws-code").wait_for()


def _lay_examples(page: Page) -> None:
    """Three scans of Hillesluis that differ, from the casusbank."""
    field = page.get_by_role("combobox", name="Welke wijkscans leggen jullie op tafel?")
    for _ in range(3):
        field.fill("Casus: Hillesluis")
        page.get_by_role("option").first.click()
        _settle(page)
    page.keyboard.press("Escape")


def _talk(page: Page) -> None:
    """A meeting about the three scans, at the first difference."""
    page.get_by_role("link", name="Zelf een bijeenkomst beginnen").click()
    page.get_by_text("Van drie verschillende scans").wait_for()
    _settle(page)
    _lay_examples(page)
    page.locator("h1").click()  # a list that is still open would take the next press
    _settle(page)
    page.get_by_text("Praat erover met elkaar").click()
    page.get_by_label("Hoe heet de bijeenkomst?").fill("Leernetwerk Hillesluis")
    page.keyboard.press("Tab")
    _settle(page)
    page.get_by_role("combobox", name="Wie ben je?").click()
    page.get_by_role("option", name="hbo").first.click()
    _settle(page)
    page.get_by_role("button", name="Begin de bijeenkomst").click()
    page.get_by_role("button", name="Ik heb de link bewaard").click()
    for step in ("Kijken", "Praten"):
        page.get_by_role("button", name=f"Verder: {step}").click()
        _settle(page)


SCENES = (
    Scene("start", "", with_scan=False),
    *(
        Scene(step, step)
        for step in (
            "wijk", "vooraf", "cijfers", "kaart", "de-wijk-in", "naast-elkaar", "problemen",
            "kiezen", "plan", "delen", "terugblik",
        )
    ),
    Scene("observatie", "de-wijk-in", _observe),
    Scene("problemen-vraag", "problemen", _open_question),
    Scene("klas", "klas", _make_class, with_scan=False),
    Scene("meedoen", "meedoen", with_scan=False),
    Scene("reactie", "reactie"),
    Scene("leernetwerk", "leernetwerk", _lay_examples, with_scan=False),
    Scene("bijeenkomst", "bijeenkomst", _talk, with_scan=False),
    Scene("bronnen", "bronnen", with_scan=False),
)  # fmt: skip


def _settle(page: Page) -> None:
    """Wait until the app has finished its run and nothing grey is left on the screen."""
    running = "[data-testid=stApp][data-test-script-state=running], [data-stale=true]"
    page.wait_for_timeout(300)
    page.wait_for_function(f"!document.querySelector('{running}')")
    page.wait_for_timeout(700)


def _compressed(shot: bytes) -> bytes:
    """A screenshot with few colours, without loss after that, so that letters stay sharp."""
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE).convert("RGB")
    made = io.BytesIO()
    few.save(made, "WEBP", lossless=True, method=6)
    return made.getvalue()


@contextmanager
def _running_app() -> Iterator[Seat]:
    """The app with the example in it, in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["WIJKSCAN_HOME"] = home
        (port,) = free_ports(1)
        server = serve(port)
        try:
            yield seats(1, [port])[0]
        finally:
            server.terminate()
            server.wait(10)


def _take(browser: Browser, seat: Seat, scene: Scene, size: str) -> bytes:
    """One screenshot; each with a browser of its own, as somebody who comes in."""
    phone = bool(size)
    context = browser.new_context(
        viewport=SIZES[size], is_mobile=phone, has_touch=phone, locale="nl-NL"
    )
    address = f"http://127.0.0.1:{seat.port}"
    if scene.with_scan:
        context.add_cookies([{"name": "wijkscan", "value": seat.token, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/{scene.page}" + (f"?scan={seat.scan}" if scene.with_scan else ""))
    page.locator("h1").first.wait_for()
    _settle(page)
    if scene.act:
        scene.act(page)
        _settle(page)
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 0)")
    shot = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return shot


def main() -> None:
    """Take the pictures that are asked for, or all of them."""
    asked = [scene for scene in SCENES if scene.name in sys.argv[1:] or not sys.argv[1:]]
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    BEELDEN.mkdir(parents=True, exist_ok=True)
    with _running_app() as seat, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for scene in asked:
            for size in SIZES:
                made = _compressed(_take(browser, seat, scene, size))
                if len(made) > MOST_BYTES:
                    sys.exit(f"{scene.name}{size} is too heavy: {len(made)} bytes")
                (BEELDEN / f"{scene.name}{size}.webp").write_bytes(made)
                print(f"{scene.name}{size}.webp: {len(made) / 1000:.0f} kB", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
