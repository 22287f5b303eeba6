"""A file is there whole or not at all, and the reason is told in Dutch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from wijkscan.errors import CannotWrite
from wijkscan.files import write_whole


def test_it_replaces_the_old_file(tmp_path: Path):
    target = tmp_path / "x.html"
    target.write_bytes(b"oud")
    write_whole(target, b"nieuw")
    assert target.read_bytes() == b"nieuw"
    assert [path.name for path in tmp_path.iterdir()] == ["x.html"]


@pytest.mark.parametrize("name", ["er-is-geen-map/x.html", "."])
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str):
    with pytest.raises(CannotWrite) as error:
        write_whole(tmp_path / name, b"x")
    assert error.value.hint
    assert error.value.exit_code == 1


def test_a_full_disk_leaves_the_old_file_and_nothing_half(tmp_path: Path):
    target = tmp_path / "x.html"
    target.write_bytes(b"oud")
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from wijkscan.errors import CannotWrite\n"
        "from wijkscan.files import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_whole(Path(sys.argv[1]), b'x' * 5000)\n"
        "except CannotWrite as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(target)], capture_output=True, text=True)
    assert "vol" in done.stdout, done.stderr
    assert target.read_bytes() == b"oud"
    assert [path.name for path in tmp_path.iterdir()] == ["x.html"]
