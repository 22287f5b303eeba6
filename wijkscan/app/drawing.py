"""Leaflet and our own drawing as one file, served once and then kept by the browser."""

from __future__ import annotations

import hashlib
import json
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_PATH = "/kaart-tekenen.js"
_A_YEAR = "public, max-age=31536000, immutable"


@cache
def script() -> str:
    """Leaflet, our drawing and their style; running it gives `L` and `wijkscan`."""
    from wijkscan.report.maps import leaflet_assets

    css, code = leaflet_assets()
    style = "Object.assign(document.createElement('style'), {textContent: " + json.dumps(css) + "})"
    return f"{code}\ndocument.head.append({style});"


@cache
def address() -> str:
    """Where the file is, relative to a page; another name for another content."""
    return f".{_PATH}?v={hashlib.sha256(script().encode()).hexdigest()[:16]}"


async def _serve(_: Request) -> Response:
    return Response(script(), media_type="text/javascript", headers={"Cache-Control": _A_YEAR})


def routes() -> list[Route]:
    """The one file."""
    return [Route(_PATH, _serve, methods=["GET"])]
