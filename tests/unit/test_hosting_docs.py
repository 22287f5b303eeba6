"""The page for who hosts wijkscan: every setting is on it, and its examples agree."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from wijkscan.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "hosting"


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def test_every_setting_is_explained():
    page = _read("README.md")
    missing = [
        item.name for item in fields(Settings) if f"`WIJKSCAN_{item.name.upper()}`" not in page
    ]
    assert missing == []


def test_every_link_on_the_page_leads_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", _read("README.md")):
        assert (FOLDER / target).exists(), target


def test_service_and_proxies_name_the_same_ports():
    found = [
        sorted(set(re.findall(pattern, _read(name))))
        for name, pattern in (
            ("nginx.conf", r"server 127\.0\.0\.1:(\d+)"),
            ("Caddyfile", r"127\.0\.0\.1:(\d+)"),
            ("wijkscan@.service", r"wijkscan@(\d+)"),
            ("README.md", r"wijkscan@(\d+)"),
        )
    ]
    assert found == [["8601", "8602", "8603"]] * 4
