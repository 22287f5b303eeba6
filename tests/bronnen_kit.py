"""The page Bronnen, opened without a browser."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

ROOT = Path(__file__).resolve().parents[1]


def opened() -> AppTest:
    """The page as it comes up."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app._page_hash = calc_hash("bronnen")
    return app.run()


def words(app: AppTest) -> str:
    """Everything that it says in our own markup."""
    return " ".join(e.proto.body for e in app.get("html") if not e.proto.body.startswith("<style>"))
