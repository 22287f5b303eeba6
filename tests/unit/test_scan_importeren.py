"""Hostile and damaged files give a Dutch sentence; good ones come back the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wijkscan.errors import CannotWrite, DamagedFile
from wijkscan.scan.importeren import bewaar, insluiten, lees, lees_bestand, schrijf
from wijkscan.scan.model import SCHEMA_VERSION, Observatie, Probleem, Wijkscan

SCAN = Wijkscan(titel="Proef", problemen=[Probleem(p_wat="Ouderen komen weinig buiten")])
GOOD = schrijf(SCAN)
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "scans"


def _with(**fields: object) -> bytes:
    return json.dumps({**json.loads(GOOD), **fields}).encode()


def _raw(fragment: str) -> bytes:
    return GOOD.replace(b'"titel": "Proef"', f'"titel": {fragment}'.encode())


HOSTILE = {
    "empty": b"",
    "not json": b"hallo",
    "half": GOOD[:200],
    "list": b"[]",
    "no version": b'{"problemen": []}',
    "version 2": _with(schema_version=2),
    "version text": _with(schema_version="1"),
    "version true": _with(schema_version=True),
    "version 0": _with(schema_version=0),
    "deep": b'{"schema_version":1,"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep 21": b'{"schema_version":1,"x":' + b"[" * 20 + b"]" * 20 + b"}",
    "deep in html": b"<html><script id=\"wijkscan-document\">" + b"[" * 90_000,
    "long text": _with(titel="a" * 10_001),
    "long unknown text": _with(onbekend="a" * 10_001),
    "NaN": _raw("NaN"),
    "infinity": _raw("-Infinity"),
    "1e999": _raw("1e999"),
    "10,000 digits": _raw("1" * 10_000),
    "double key": _raw('"a", "titel": "b"'),
    "lone surrogate": _raw('"\\ud800"'),
    "lone surrogate in a key": _raw('"a", "\\udfff": 1'),
    "NUL byte": GOOD.replace(b"Proef", b"Pr\x00ef"),
    "NUL escaped": _raw('"a\\u0000b"'),
    "BOM": b"\xef\xbb\xbf" + GOOD,
    "UTF-16": GOOD.decode().encode("utf-16"),
    "Latin-1": GOOD.replace(b"Proef", b"Pr\xe9f"),
    "201 problems": _with(problemen=[{} for _ in range(201)]),
    "wrong type": _with(problemen="geen"),
    "wrong id": _with(id="../../etc/passwd"),
    "many values": b'{"schema_version":1,"x":[' + b"0," * 500_000 + b"0]}",
    "many quotes": b'{"schema_version":1,' + b'"' * 2_000_000,
    "11 MB": b" " * (11 * 1024 * 1024),
    "open string": b'{"schema_version":1,"x":"' + b"\\" * 1_000_001,
    "photo with a place in it": b"\xff\xd8\xff\xe1\x00\x16Exif\x00\x00GPS" + b"\x00" * 100,
    "huge picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x75\x30\x00\x00\x75\x30",
    "drawing with a script": b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    "picture inside a scan": _with(foto="data:image/png;base64," + "A" * 10_001),
    "html without": b"<!doctype html><p>niets</p>",
    "html twice": (insluiten(SCAN) * 2).encode(),
    "html cut": insluiten(SCAN).encode()[:100],
}  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_in_dutch(content: bytes):
    with pytest.raises(DamagedFile) as error:
        lees(content)
    assert error.value.message.endswith(".")
    assert error.value.hint
    assert error.value.exit_code == 5


def test_a_newer_version_is_named():
    with pytest.raises(DamagedFile, match="versie 2"):
        lees(_with(schema_version=2))


def test_twenty_deep_and_ten_thousand_characters_are_still_read():
    deep = json.loads("[" * 19 + "]" * 19)
    assert lees(_with(titel="a" * 10_000, diep=deep)).titel == "a" * 10_000


def test_what_is_written_is_read_back_the_same():
    assert lees(GOOD) == SCAN
    assert schrijf(lees(GOOD)) == GOOD


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "\u2028 & 'x' \"y\" \\",
        "\U0001f600",
    ],
)
def test_no_text_breaks_out_of_the_report(text: str):
    scan = Wijkscan(titel=text, observaties=[Observatie(wat=text)])
    block = insluiten(scan)
    assert block.count("<") == 2
    assert block.lower().count("</script") == 1
    page = f"<!doctype html><html lang='nl'><body><p>x</p>{block}<script>1</script></body></html>"
    assert lees(page.encode()) == scan


def test_a_file_is_saved_whole_and_read_again(tmp_path: Path):
    path = tmp_path / "x.wijkscan.json"
    bewaar(SCAN, path)
    assert lees_bestand(path) == SCAN
    with pytest.raises(CannotWrite):
        bewaar(SCAN, tmp_path / "nee" / "x.json")
    with pytest.raises(DamagedFile):
        lees_bestand(tmp_path / "weg.json")


def _kept(before: object, after: object) -> object:
    """Of what is written now, all that the older file had: later releases only add fields."""
    if isinstance(before, dict) and isinstance(after, dict):
        return {key: _kept(before[key], after.get(key)) for key in before}
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [_kept(one, other) for one, other in zip(before, after, strict=True)]
    return after


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.json")), ids=lambda p: p.name)
def test_every_file_that_was_ever_written_still_opens(path: Path):
    scan = lees(path.read_bytes())
    assert lees(schrijf(scan)) == scan
    before, after = json.loads(path.read_bytes()), json.loads(schrijf(scan))
    assert _kept(before, after) == before


def test_there_is_a_sample_of_each_version():
    versions = {json.loads(p.read_bytes())["schema_version"] for p in FIXTURES.glob("*.json")}
    assert versions == set(range(1, SCHEMA_VERSION + 1))
