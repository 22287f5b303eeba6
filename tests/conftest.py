"""What every test shares: no outside network, a home of its own, the raw tables if present."""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

# a test is never timed: a busy machine is no mistake
settings.register_profile("wijkscan", deadline=None)
settings.load_profile("wijkscan")

pytest_plugins = ["workspace_kit"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def _is_loopback(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a unix socket
    host = str(address[0])
    if host in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _no_outside_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches outside this machine fails at once."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if not _is_loopback(address):
            raise AssertionError(f"test reaches outside: {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the real user's folder."""
    monkeypatch.setenv("WIJKSCAN_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("WIJKSCAN_DATABASE_URL", raising=False)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that read the raw tables skip, with the reason, where these are absent."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason="the raw design data is not beside this checkout")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the raw tables; only for tests marked `shared`."""
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium; tools/browser.sh installs one where it can."""
    import shutil

    named = os.environ.get("WIJKSCAN_CHROMIUM")
    for name in (named, "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    pytest.fail("Geen Chromium gevonden: draai eerst `sh tools/browser.sh`.")
