"""Every Office form of three scans, converted by LibreOffice: what opens, and on how many pages.

    python -m benchmarks.soak_formats [MAP]

The scans: empty, the Hillesluis example and the largest that may be opened; and the report of one
wijk. Each DOCX, PPTX and XLSX is converted to PDF by LibreOffice without a screen, each with a
limit of time. A line per file says its size, the pages and the seconds; a file that does not
convert, loses its title or leaves a page empty is a failure, and the run ends with status 1. With
MAP the files and their PDFs stay there to look at. Without LibreOffice it says so and ends well.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from benchmarks.bench_report import EXAMPLE, TODAY, largest
from wijkscan import paths
from wijkscan.report.formats import render
from wijkscan.report.forms import FORMS, render_scan
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.scan.importeren import lees_bestand
from wijkscan.scan.model import Wijkscan

OFFICE = (".docx", ".pptx", ".xlsx")
AREA = "WK059910"
LIMIT = 600  # seconds for one file: the largest has hundreds of pages
NEVER_EMPTY = (".docx", ".pptx")  # a sheet may begin with an empty page


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of one file; `wrong` is empty when it is sound."""

    pages: int
    seconds: float
    wrong: str = ""


def office() -> str | None:
    """LibreOffice on this computer."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Name and content of every Office form of every scan."""
    example = lees_bestand(EXAMPLE)
    for name, scan in (
        ("leeg", Wijkscan()),
        ("hillesluis", example),
        ("grootste", largest(example)),
    ):
        for key, form in FORMS.items():
            for ending in OFFICE:
                if ending in form.endings:
                    yield f"{name}-{key}{ending}", render_scan(scan, key, ending, desk, TODAY)
    profile = desk.profile(desk.area([AREA]))
    for ending in OFFICE:
        yield f"wijk{ending}", render(ending, desk, profile, TODAY, "")


def convert(program: str, path: Path, profile: Path) -> Converted:
    """One file to PDF in its folder."""
    began = time.perf_counter()
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--convert-to", "pdf", "--outdir", str(path.parent), str(path),
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return Converted(0, LIMIT, f"na {LIMIT} s nog niet klaar")
    seconds = time.perf_counter() - began
    made = path.with_suffix(".pdf")
    if done.returncode or not made.exists():
        return Converted(0, seconds, f"LibreOffice gaf {done.returncode} en geen PDF")
    return _looked_at(made, path.suffix, seconds)


def _looked_at(made: Path, ending: str, seconds: float) -> Converted:
    try:
        pages = [page.extract_text().strip() for page in PdfReader(made).pages]
    except PyPdfError as error:
        return Converted(0, seconds, f"de PDF is niet te lezen: {error}")
    empty = [str(number) for number, words in enumerate(pages, 1) if not words]
    wrong = ""
    if not any("wijkscan" in words.lower() for words in pages):
        wrong = "het woord wijkscan staat nergens"
    elif empty and ending in NEVER_EMPTY:
        wrong = f"lege bladzijde {', '.join(empty[:5])}"
    return Converted(len(pages), seconds, wrong)


def run(program: str, folder: Path) -> int:
    """Print a line per file and the sum; the number of failures."""
    failed = total = pages = 0
    print(f"{'bestand':<34}{'kB':>8}{'blz':>6}{'s':>7}")
    for name, content in files(open_desk(paths.data_dir(), None)):
        path = folder / name.replace(".", "-") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        found = convert(program, path, folder / "profiel")
        total, pages = total + 1, pages + found.pages
        failed += bool(found.wrong)
        line = f"{name:<34}{len(content) / 1000:>8.0f}{found.pages:>6}{found.seconds:>7.1f}"
        print(f"{line}  {found.wrong}".rstrip(), flush=True)
    print(f"{total} bestanden, {pages} bladzijden, {failed} mislukt")
    return failed


def main() -> int:
    """Convert everything, in the folder that was given or in one that is thrown away."""
    program = office()
    if program is None:
        print(
            "LibreOffice staat niet op deze computer: Word, PowerPoint en Excel zijn niet bekeken."
        )
        return 0
    if len(sys.argv) > 1:
        return int(run(program, Path(sys.argv[1]).resolve()) > 0)
    with tempfile.TemporaryDirectory() as folder:
        return int(run(program, Path(folder)) > 0)


if __name__ == "__main__":
    sys.exit(main())
