"""Who is here: the rights this browser brings along, and the role its user chose.

There are no accounts. A right is found back through the session tokens in the cookie (see
`doors`); the database decides at every question what it still allows.
"""

from __future__ import annotations

import json

import streamlit as st

from wijkscan.app import doors, storage
from wijkscan.errors import NotAllowed, UserError
from wijkscan.workspace.access import Entered
from wijkscan.workspace.outcomes import ScanInfo
from wijkscan.workspace.rights import RANK, Right

_SESSIONS = "sessies"
_HAND_OVER = """<script>
fetch("./sessie", {{method: "POST", headers: {{"Content-Type": "application/json"}},
  body: {body}, keepalive: true}});
</script>"""


def _sessions() -> dict[str, Right]:
    """Session token -> right, the newest first; read from the cookie once per visit."""
    if _SESSIONS not in st.session_state:
        found: dict[str, Right] = {}
        for token in doors.tokens_in(st.context.cookies.get(doors.COOKIE, "")):
            try:
                found[token] = storage.access().resume(token, address())
            except NotAllowed:
                continue  # ended or revoked; the next cookie no longer carries it
        st.session_state[_SESSIONS] = found
    known: dict[str, Right] = st.session_state[_SESSIONS]
    return known


def address() -> str:
    """Where this visitor comes from, for the limit on wrong tries."""
    return st.context.ip_address or "127.0.0.1"


def rights() -> list[Right]:
    """Every right this browser has, the newest first."""
    return list(_sessions().values())


def came_in(entered: Entered) -> Right:
    """Remember what somebody just entered, here and in the browser."""
    st.session_state[_SESSIONS] = {entered.session_token: entered.right, **_sessions()}
    return entered.right


def right_in_scan(scan_id: str) -> Right | None:
    """The highest right that reaches this scan, also through its group or class."""
    reaching = []
    for right in rights():
        try:
            storage.repository().scan_info(right, scan_id)
        except UserError:
            continue
        reaching.append(right)
    return max(reaching, key=lambda right: RANK[right.level], default=None)


def scans() -> list[tuple[ScanInfo, bool]]:
    """Every scan this browser reaches, the newest first; with whether it may only be read."""
    found: dict[str, tuple[ScanInfo, bool]] = {}
    for right in sorted(rights(), key=lambda one: RANK[one.level]):
        try:
            reached = storage.repository().scans(right)
        except UserError:
            continue  # this link has ended; the others still count
        found |= {scan.id: (scan, right.level == "lezen") for scan in reached}
    return sorted(found.values(), key=lambda pair: pair[0].created_at, reverse=True)


def changed(old: Right, new: Right) -> None:
    """The same session with another role or, after picking a group, another reach."""
    known = _sessions()
    st.session_state[_SESSIONS] = {
        token: new if right.session == old.session else right for token, right in known.items()
    }


def take_role(right: Right, role: str, initials: str = "") -> Right:
    """Write under this role from now on."""
    new = storage.access().change_role(right, role, initials)
    changed(right, new)
    return new


def leave() -> None:
    """Forget everything this browser has opened; the work itself stays."""
    for right in rights():
        storage.access().leave(right)
    st.session_state[_SESSIONS] = {}


def hand_over() -> None:
    """Let the browser store a new session, until it has."""
    for token in _sessions():
        carried = doors.tokens_in(st.context.cookies.get(doors.COOKIE, ""))
        if token in carried or doors.is_kept(token):
            continue
        body = json.dumps(json.dumps({"sessie": token}))
        with st.container(key="sleutel"):
            st.html(_HAND_OVER.format(body=body), unsafe_allow_javascript=True)
        return  # one at a time: each answer sets the whole cookie
