"""Starting the app: only on this computer, no telemetry, and a plain word when a port is taken."""

from __future__ import annotations

import socket
import tomllib
from pathlib import Path

import pytest
from streamlit import config

from wijkscan.app import qr, server, start
from wijkscan.errors import UserError

ROOT = Path(__file__).resolve().parents[2]


def test_the_settings_keep_everything_on_this_computer():
    given = start.flat_config(ROOT / ".streamlit" / "config.toml")
    assert given["server.address"] == "127.0.0.1"
    assert given["browser.gatherUsageStats"] is False
    assert given["client.showErrorDetails"] == "none"
    assert given["server.enableAgentApi"] is False


def test_streamlit_knows_every_setting():
    given = start.flat_config(ROOT / ".streamlit" / "config.toml")
    assert set(given) <= set(config._config_options_template)


def test_nothing_in_the_settings_points_outside():
    text = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert "http" not in text
    assert tomllib.loads(text)["theme"]["base"] == "light"


def test_a_taken_port_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UserError, match=f"Poort {port} is al in gebruik"):
            start.run(port)


def test_the_default_port_moves_on_to_a_free_one(monkeypatch: pytest.MonkeyPatch):
    tried: list[int] = []

    def free(host: str, port: int) -> bool:
        tried.append(port)
        return port == start.DEFAULT_PORT + 2

    monkeypatch.setattr(start, "_is_free", free)
    assert start._free_port("127.0.0.1", start.DEFAULT_PORT) == start.DEFAULT_PORT + 2
    assert tried == [start.DEFAULT_PORT + step for step in range(3)]


@pytest.mark.parametrize("port", [0, -1, 70000])
def test_a_number_that_is_no_port_is_refused(port: int):
    with pytest.raises(UserError, match="geen poort"):
        start.run(port)


def test_the_first_page_is_dutch_before_any_script_runs():
    page = server.first_page()
    assert '<html lang="nl">' in page
    assert "<title>wijkscan</title>" in page
    assert "<noscript><p>De wijkscan heeft JavaScript nodig" in page
    assert "You need to enable" not in page
    assert "https://" not in page


def test_on_a_network_the_address_is_said_with_a_code_to_scan(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(start, "own_address", lambda: "192.168.1.20")
    start._say_where(8501, lan=True)
    said = capsys.readouterr().out
    assert "http://192.168.1.20:8501" in said
    rows = [line for line in said.splitlines() if line and set(line) <= set("█▀▄ ")]
    assert len(rows) >= 13  # 21 modules and a margin, two in a row
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_terminal_without_blocks_gets_no_code():
    assert qr.lines("http://192.168.1.20:8501", "cp1252") == ""
    assert qr.lines("http://192.168.1.20:8501", "utf-8") != ""


def test_every_page_of_the_app_has_its_address():
    found = {route.path for route in server.routes()}
    assert found >= {"/", "/start", "/wijk", "/cijfers", "/problemen", "/bronnen", "/in", "/sessie"}
