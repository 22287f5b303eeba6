"""Starting the app: our own settings, also when installed, and its address in plain Dutch."""

from __future__ import annotations

import os
import socket
import sys
import tomllib
import webbrowser
from pathlib import Path
from typing import Any

from wijkscan import paths, settings
from wijkscan.app import gate, qr
from wijkscan.errors import DamagedFile, UserError

HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 (only with --lan)
DEFAULT_PORT, NEXT_PORTS = 8501, 20


def run(poort: int = DEFAULT_PORT, lan: bool = False) -> None:
    """Start the app and keep it running until it is stopped.

    Listens on this computer only, unless `lan`. Raises UserError when the port is taken (the
    default port moves on to the next free one).
    """
    host = EVERYWHERE if lan else HERE
    port = _free_port(host, poort)
    script, config = _files()
    from wijkscan.app.server import serve

    _say_where(port, lan)
    given = settings.load()
    if given.proxy:
        os.environ["FORWARDED_ALLOW_IPS"] = given.proxy  # how uvicorn is told whom to believe
    own = {"server.address": host, "server.port": port, **gate.config(given)}
    serve(script, {**flat_config(config), **own})


def _files() -> tuple[Path, Path]:
    """app.py and its settings: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parents[1]
    for script, config in (
        (package / "_app" / "app.py", package / "_app" / "config.toml"),
        (package.parent / "app.py", package.parent / ".streamlit" / "config.toml"),
    ):
        if script.is_file() and config.is_file():
            return script, config
    raise DamagedFile(
        "Het startbestand van de app ontbreekt.", f"Zet wijkscan opnieuw neer ({paths.data_dir()})."
    )


def flat_config(path: Path) -> dict[str, Any]:
    """config.toml as Streamlit's dotted names: {"theme.primaryColor": "#0b5563"}."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return {f"{part}.{key}": value for part, keys in content.items() for key, value in keys.items()}


def _free_port(host: str, wanted: int) -> int:
    tries = NEXT_PORTS if wanted == DEFAULT_PORT else 1
    for port in range(wanted, wanted + tries):
        if _is_free(host, port):
            return port
    raise UserError(
        f"Poort {wanted} is al in gebruik.",
        "Sluit het andere programma, of kies een andere poort: wijkscan app --poort 8600",
    )


def _is_free(host: str, port: int) -> bool:
    if not 1 <= port <= 65535:
        raise UserError(f"{port} is geen poort.", "Kies een getal van 1024 tot en met 65535.")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _say_where(port: int, lan: bool) -> None:
    own = f"http://localhost:{port}"
    print(f"De wijkscan draait. Open in je browser: {own}", flush=True)
    if lan:
        others = f"http://{own_address()}:{port}"
        print(f"Anderen op dit netwerk openen: {others}", flush=True)
        print(qr.lines(others, sys.stdout.encoding or "ascii"), flush=True)
        print("Let op: iedereen op dit netwerk kan nu meekijken.", flush=True)
    print("Stoppen: druk op Ctrl+C.", flush=True)
    if sys.stdout.isatty() and not lan and _has_desktop():
        webbrowser.open(own)


def _has_desktop() -> bool:
    """On Linux without a screen a text browser would take over the terminal."""
    linux = sys.platform.startswith("linux")
    return not linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def own_address() -> str:
    """The address of this computer on its own network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])
