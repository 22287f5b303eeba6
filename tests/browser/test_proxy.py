"""Behind a proxy: whose address counts, and when the key of a browser needs https."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

import pytest

pytestmark = pytest.mark.browser


def _post(app_address: str, sent: dict[str, str], **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(
        f"{app_address}/sessie",
        json.dumps(sent).encode(),
        {"Content-Type": "application/json"}
        | {name.replace("_", "-"): value for name, value in headers.items()},
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers.get("Set-Cookie", "")
    except urllib.error.HTTPError as error:
        return error.code, ""


def test_wrong_links_count_for_the_visitor_and_not_for_the_proxy(app_address: str):
    answers = [
        _post(app_address, {"link": f"fout {number}"}, X_Forwarded_For="203.0.113.9")[0]
        for number in range(22)
    ]
    assert answers == [403] * 20 + [429] * 2
    assert _post(app_address, {"link": "fout"}, X_Forwarded_For="203.0.113.10")[0] == 403


def test_over_https_the_key_is_never_sent_in_the_open(app_address: str):
    _, over_https = _post(app_address, {"sessie": "x"}, X_Forwarded_Proto="https")
    _, plain = _post(app_address, {"sessie": "x"})
    assert "Secure" in over_https
    assert "HttpOnly" in over_https
    assert "Secure" not in plain
