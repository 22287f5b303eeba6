"""How a link becomes a session: the token travels behind the #, which no server or log ever sees.

`/in#TOKEN` is a small page of ours that posts the token to `/sessie`; the answer is a cookie that
scripts cannot read, and the address to go on to. What was entered inside the app (a class code, a
new scan) is posted the same way, so that a reload or a restarted server brings everyone back.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from wijkscan.app import storage
from wijkscan.errors import UserError
from wijkscan.workspace.outcomes import ScanInfo
from wijkscan.workspace.rights import Right
from wijkscan.workspace.tokens import hash_token
from wijkscan.workspace.tries import TooManyTries

COOKIE = "wijkscan"
MOST_SESSIONS = 8
_LIFE = 30 * 24 * 3600
_MOST_BYTES = 4096
_BETWEEN = "."  # is in no token

_kept: OrderedDict[str, None] = OrderedDict()  # hashes of the sessions that a browser has stored

PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>wijkscan</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{background:#fffdf8;color:#1d2a30;font:1.15rem/1.5 "Segoe UI",Arial,sans-serif;
margin:15vh auto;max-width:32rem;padding:0 1.5rem}a{color:#0b5563}</style></head>
<body><main><h1>wijkscan</h1><p id="zin" role="status">Even geduld: je komt zo in de wijkscan.</p>
<p><a href="./" id="start" hidden>Naar het begin</a></p></main>
<noscript><p>De wijkscan heeft JavaScript nodig. Zet dat aan in je browser.</p></noscript>
<script>
const token = location.hash.slice(1);
const say = (words) => {
  document.getElementById("zin").textContent = words;
  document.getElementById("start").hidden = false;
};
history.replaceState(null, "", location.pathname);
fetch("sessie", {method: "POST", headers: {"Content-Type": "application/json"},
  body: JSON.stringify({link: token})})
  .then(async (answer) => {
    const said = await answer.json();
    if (answer.ok) location.replace(said.naar); else say(said.zin);
  })
  .catch(() => say("De wijkscan is nu niet te bereiken. Probeer het zo nog eens."));
</script></body></html>"""


def routes() -> list[Route]:
    """The door for links, and where sessions are kept."""
    return [
        Route("/in", _door, methods=["GET"]),
        Route("/sessie", _session, methods=["POST"]),
    ]


async def _door(_: Request) -> HTMLResponse:
    return HTMLResponse(PAGE, headers={"Cache-Control": "no-store"})


async def _session(request: Request) -> Response:
    """Only our own pages may post here: another site could otherwise let you in as someone else."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    asked = await _body(request)
    if site != "same-origin" or asked is None:
        return JSONResponse({"zin": "Dit kan zo niet."}, status_code=400)
    if isinstance(asked.get("weg"), str):
        return _forget(request, asked["weg"])
    if isinstance(asked.get("sessie"), str):
        return _keep(request, asked["sessie"], {})
    return await run_in_threadpool(_enter, request, str(asked.get("link", "")))


async def _body(request: Request) -> dict[str, Any] | None:
    sent = b""
    async for piece in request.stream():
        sent += piece
        if len(sent) > _MOST_BYTES:
            return None
    try:
        asked = json.loads(sent)
    except ValueError:
        return None
    return asked if isinstance(asked, dict) else None


def _enter(request: Request, token: str) -> Response:
    address = request.client.host if request.client else ""
    try:
        entered = storage.access().enter(token, address)
        where = landing(entered.right)
    except TooManyTries as error:
        wait = {"Retry-After": str(error.seconds)}
        return JSONResponse({"zin": str(error)}, status_code=429, headers=wait)
    except UserError as error:
        return JSONResponse({"zin": str(error)}, status_code=403)
    return _keep(request, entered.session_token, {"naar": where})


def landing(right: Right) -> str:
    """Where somebody with this right begins."""
    if right.scope == "scan" and right.level == "lezen":
        return f"./reactie?scan={right.scope_id}"
    if right.scope == "scan":
        return f"./wijk?scan={right.scope_id}"
    if right.scope == "groep":
        scans = sorted(storage.repository().scans(right), key=_made)
        return f"./wijk?scan={scans[0].id}" if scans else "./meedoen"
    return f"./{right.scope}?{right.scope}={right.scope_id}"


def _made(scan: ScanInfo) -> str:
    return scan.created_at.isoformat()


def tokens_in(cookie: str) -> list[str]:
    """The session tokens that a browser brings along, the newest first."""
    return [token for token in cookie.split(_BETWEEN) if token][:MOST_SESSIONS]


def _keep(request: Request, token: str, answer: dict[str, str]) -> Response:
    others = [known for known in tokens_in(request.cookies.get(COOKIE, "")) if known != token]
    _kept[hash_token(token)] = None
    while len(_kept) > 10_000:
        _kept.popitem(last=False)
    return _with_cookie(request, [token, *others], answer)


def _forget(request: Request, token: str) -> Response:
    known = tokens_in(request.cookies.get(COOKIE, ""))
    return _with_cookie(request, [one for one in known if one != token], {})


def _with_cookie(request: Request, tokens: list[str], answer: dict[str, str]) -> Response:
    response = JSONResponse(answer, headers={"Cache-Control": "no-store"})
    response.set_cookie(
        COOKIE,
        _BETWEEN.join(tokens[:MOST_SESSIONS]),
        max_age=_LIFE,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


def is_kept(token: str) -> bool:
    """Whether the browser has stored this session, so that it need not be handed over again."""
    return hash_token(token) in _kept
