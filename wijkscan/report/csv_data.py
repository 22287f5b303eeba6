"""The figures as one CSV file, made so that a Dutch Excel opens it with a double click.

Fields are separated by a semicolon and decimals have a comma, because that is what Excel expects
on a Dutch computer; the file is UTF-8 with a byte order mark. Quotes and line ends follow RFC 4180.
Other programs ask for: separator ";", decimal ",", encoding "utf-8-sig". Whoever wants points and
types takes the JSON. Missing is an empty field, never 0. An age group carries the word "jaar": a
spreadsheet would read 65+ as the number 65, and 65-75 as a month.
"""

from __future__ import annotations

import csv
import io
import re

from wijkscan.report import tables
from wijkscan.report.cells import harmless
from wijkscan.report.model import Report
from wijkscan.report.tables import Table, Value

SEPARATOR, ENCODING = ";", "utf-8-sig"
_AGE_GROUP = re.compile(r"\d+[+-]\d*")


def render(report: Report) -> bytes:
    """One row per figure and age group, with every field, as the bytes of a .csv file."""
    return as_csv(tables.figures(report))


def as_csv(table: Table) -> bytes:
    """A table as the bytes of a .csv file."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(table.titles)
    writer.writerows([_field(value) for value in row] for row in table.rows)
    return made.getvalue().encode(ENCODING)


def _field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "waar" if value else "onwaar"
    if isinstance(value, int | float):
        return repr(int(value) if float(value).is_integer() else value).replace(".", ",")
    return harmless(f"{value} jaar" if _AGE_GROUP.fullmatch(value) else value)
