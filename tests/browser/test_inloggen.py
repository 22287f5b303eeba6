"""Logging in at the school: a real OIDC round trip with a provider of our own on this computer."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

pytest.importorskip("authlib", reason="only with the extra for logging in")
from browser_kit import Server
from joserfc import jwt
from joserfc.jwk import RSAKey

pytestmark = pytest.mark.browser


class School(ThreadingHTTPServer):
    """Lets everybody in at once, as the invented student Kim."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.key = RSAKey.generate_key(2048, {"kid": "een", "use": "sig"})
        self.nonces: dict[str, str] = {}

    def token(self, code: str) -> str:
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": "wijkscan", "sub": "kim", "name": "Kim Verzonnen",
            "email": "kim@school.example", "nonce": self.nonces[code], "iat": now, "exp": now + 60,
        }  # fmt: skip
        return jwt.encode({"alg": "RS256", "kid": "een"}, claims, self.key)


class Answers(BaseHTTPRequestHandler):
    """The four addresses of a provider."""

    server: School

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        asked = {name: value[0] for name, value in parse_qs(place.query).items()}
        if place.path == "/authorize":
            self.server.nonces["code"] = asked["nonce"]
            back = urlencode({"code": "code", "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        elif place.path == "/keys":
            self._json({"keys": [self.server.key.as_dict(private=False)]})
        else:
            home = self.server.address
            self._json({
                "issuer": home, "authorization_endpoint": f"{home}/authorize",
                "token_endpoint": f"{home}/token", "jwks_uri": f"{home}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            })  # fmt: skip

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        token = self.server.token("code")
        self._json({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _json(self, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Server]:
    """The app with a doorman, and the school that knows who comes in."""
    school = School()
    threading.Thread(target=school.serve_forever, daemon=True).start()
    server = Server(tmp_path, WIJKSCAN_OIDC="1")
    (tmp_path / "oidc.toml").write_text(
        f'[auth]\nredirect_uri = "{server.address}/oauth2callback"\n'
        'cookie_secret = "verzonnen-verzonnen-verzonnen"\nclient_id = "wijkscan"\n'
        'client_secret = "verzonnen"\n'
        f'server_metadata_url = "{school.address}/.well-known/openid-configuration"\n'
    )
    server.start()
    yield server
    server.stop()
    school.shutdown()
    school.server_close()


def test_nothing_is_shown_before_logging_in_and_all_works_after(browser, guarded: Server):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page.set_default_timeout(20_000)
    page.goto(f"{guarded.address}/cijfers?gebied=BU05991082")
    page.get_by_text("Log eerst in").wait_for()
    assert "Hillesluis" not in page.inner_text("body")
    page.get_by_role("button", name="Log in met je schoolaccount").click()
    page.get_by_text("Hoe gaat het met de mensen in jouw wijk?").wait_for()
    assert "Kim" not in page.inner_text("body")
    page.goto(f"{guarded.address}/cijfers?gebied=BU05991082")
    page.get_by_text("Hillesluis").first.wait_for()
    page.get_by_role("button", name="Log uit").click()
    page.get_by_text("Log eerst in").wait_for()
    kept = b"".join(item.read_bytes() for item in guarded.home.rglob("*") if item.is_file())
    assert b"kim@school.example" not in kept
    page.close()
