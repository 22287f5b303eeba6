"""Logging in at the school: what is wrong is said when the server starts, in Dutch."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from wijkscan import settings
from wijkscan.app import gate
from wijkscan.errors import DamagedFile, UserError
from wijkscan.settings import Settings

WHOLE = """[auth]
redirect_uri = "https://wijkscan.school.example/oauth2callback"
cookie_secret = "verzonnen"
client_id = "verzonnen"
client_secret = "verzonnen"
server_metadata_url = "https://inloggen.school.example/.well-known/openid-configuration"
"""


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    monkeypatch.setattr(gate, "find_spec", lambda name: importlib.util.find_spec("json"))


@pytest.mark.parametrize(("said", "on"), [("1", True), ("ja", True), ("0", False), ("", False)])
def test_the_setting_is_yes_or_no(said: str, on: bool):
    assert settings.load({"WIJKSCAN_OIDC": said}).oidc is on


def test_without_the_setting_nothing_is_asked(tmp_path: Path):
    assert gate.config(Settings(home=tmp_path)) == {}


def test_a_whole_file_is_handed_to_streamlit(tmp_path: Path):
    (tmp_path / "oidc.toml").write_text(WHOLE)
    made = gate.config(Settings(home=tmp_path, oidc=True))
    assert made == {"secrets.files": [str(tmp_path / "oidc.toml")]}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "niet te lezen"),
        ("[auth", "klopt niet"),
        (WHOLE.replace("client_id", "client"), "ontbreekt onder [auth]: client_id"),
        ("", "cookie_secret, client_id"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, content: str | None, words: str):
    if content is not None:
        (tmp_path / "oidc.toml").write_text(content)
    with pytest.raises(DamagedFile) as error:
        gate.config(Settings(home=tmp_path, oidc=True))
    assert words in str(error.value)
    assert "inloggen.md" in str(error.value)


def test_a_missing_part_is_said_with_the_command(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(gate, "find_spec", lambda name: None)
    with pytest.raises(UserError, match="oidc"):
        gate.config(Settings(home=tmp_path, oidc=True))


def test_the_example_in_the_docs_is_a_whole_file(tmp_path: Path):
    page = Path(__file__).resolve().parents[2] / "docs" / "hosting" / "inloggen.md"
    lines = [line.strip() for line in page.read_text(encoding="utf-8").splitlines()]
    begin = lines.index("[auth]")
    (tmp_path / "oidc.toml").write_text("\n".join(lines[begin : begin + 6]))
    assert gate.config(Settings(home=tmp_path, oidc=True))
