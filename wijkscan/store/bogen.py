"""Borders as short text: every line between two meeting points is written once.

Neighbours share their lines ("bogen"), so that they cannot come apart and a map is half as large.
A line is a row of whole numbers (x, y of the first point, then steps), each written in base 64:
five bits a character, low bits first, the sixth bit says that more follows; the lowest bit of a
number is its sign. `templates/static/map.js` reads the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Ring = list[int]
"""Lines that close a ring; a negative number is line ~n, walked backwards."""

TEKENS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_WAARDE = np.full(128, -1, dtype=np.int64)
_WAARDE[np.frombuffer(TEKENS.encode(), dtype=np.uint8)] = np.arange(64)
_MEER = 32
_DATA = 31


def codeer(punten: Sequence[Sequence[int]]) -> str:
    """One line of (x, y) points as text."""
    tekst: list[str] = []
    vorige_x = vorige_y = 0
    for x, y in punten:
        for stap in (x - vorige_x, y - vorige_y):
            getal = (stap << 1) if stap >= 0 else (-stap << 1) | 1
            while getal > _DATA:
                tekst.append(TEKENS[(getal & _DATA) | _MEER])
                getal >>= 5
            tekst.append(TEKENS[getal])
        vorige_x, vorige_y = x, y
    return "".join(tekst)


def decodeer(bogen: Sequence[str]) -> tuple[Ints, Ints]:
    """The points of all lines after each other, shape (n, 2), and how many each line has."""
    if not bogen:
        return np.empty((0, 2), np.int64), np.empty(0, np.int64)
    ruw = _WAARDE[np.frombuffer("".join(bogen).encode("ascii"), dtype=np.uint8)]
    laatste = ruw < _MEER
    begin = np.concatenate(([0], np.flatnonzero(laatste)[:-1] + 1))
    plaats = np.arange(len(ruw)) - np.repeat(begin, np.diff(np.append(begin, len(ruw))))
    getallen = np.add.reduceat((ruw & _DATA) << (5 * plaats), begin)
    stappen = np.where(getallen & 1, -(getallen >> 1), getallen >> 1).reshape(-1, 2)
    tot = np.cumsum(laatste)[np.cumsum([len(boog) for boog in bogen]) - 1] // 2
    aantal = np.diff(tot, prepend=0)
    # Steps add up from line to line; what came before a line is taken off again.
    opgeteld = np.concatenate((np.zeros((1, 2), np.int64), stappen.cumsum(axis=0)))
    return opgeteld[1:] - np.repeat(opgeteld[tot - aantal], aantal, axis=0), aantal


def buitenlijn(gebieden: Iterable[Sequence[Ring]]) -> list[int]:
    """Lines around a group of areas: those that only one of them uses."""
    gezien: dict[int, int] = {}
    for ringen in gebieden:
        for ring in ringen:
            for n in ring:
                sleutel = n if n >= 0 else ~n
                gezien[sleutel] = gezien.get(sleutel, 0) + 1
    return [n for n, keer in gezien.items() if keer % 2]


def snoei(
    bogen: Sequence[str], gebieden: Mapping[str, Sequence[Ring]]
) -> tuple[list[str], dict[str, list[Ring]]]:
    """Only the lines that these areas use, numbered again."""
    nieuw: dict[int, int] = {}
    uit: dict[str, list[Ring]] = {}
    for code, ringen in gebieden.items():
        uit[code] = [[_vertaal(n, nieuw) for n in ring] for ring in ringen]
    return [bogen[n] for n in nieuw], uit


def _vertaal(n: int, nieuw: dict[int, int]) -> int:
    oud = n if n >= 0 else ~n
    plek = nieuw.setdefault(oud, len(nieuw))
    return plek if n >= 0 else ~plek
