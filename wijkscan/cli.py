"""The command line: what can be asked, in Dutch, and where errors become exit codes."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from wijkscan import __version__
from wijkscan.errors import UserError

USAGE_ERROR = 2
BUG = 1

EXPLAIN = "Zet --help achter de opdracht voor uitleg."

_DUTCH = {
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "unrecognized arguments: %s": "dit kent wijkscan niet: %s",
    "expected one argument": "hier hoort één waarde achter",
    "expected at least one argument": "hier hoort minstens één waarde achter",
    "not allowed with argument %s": "dit kan niet samen met %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid %(type)s value: %(value)r": "%(value)r is geen geldige waarde",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r kan hier niet (kies uit: %(choices)s)"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s is niet duidelijk (bedoel je %(matches)s?)"
    ),
}


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch."""

    def __init__(self, **options: object) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "wat je opgeeft"
        self._optionals.title = "wat je erbij kunt zetten"
        self.add_argument("-h", "--help", action="help", help="deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to go on, with exit code 2."""
        self.exit(USAGE_ERROR, f"{message[:1].upper()}{message[1:]}.\n{EXPLAIN}\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        given = "gebruik: " if prefix is None else prefix  # "" asks for the name alone
        super().add_usage(usage, actions, groups, given)


def build_parser() -> Parser:
    """The whole command line. Each command names its function in wijkscan/commands.py."""
    parser = Parser(prog="wijkscan", description="Van wijk tot deelbare wijkscan.")
    parser.add_argument(
        "--versie", action="version", version=f"wijkscan {__version__}", help="welke versie dit is"
    )
    commands = parser.add_subparsers(
        title="opdrachten", metavar="OPDRACHT", dest="command", required=True, parser_class=Parser
    )
    _search_commands(commands)
    _report_commands(commands)
    _scan_commands(commands)
    _own_commands(commands)
    _upkeep_commands(commands)
    return parser


def _area(command: argparse.ArgumentParser, many: bool = True) -> None:
    command.add_argument(
        "gebied",
        metavar="GEBIED",
        nargs="+" if many else None,
        help='code (GM0599, WK059910, BU05991082) of naam ("hillesluis rotterdam")',
    )


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--json", action="store_true", help="uitvoer als JSON, voor andere programma's"
    )


def _search_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    search = commands.add_parser("zoek", help="een gemeente, wijk of buurt zoeken")
    search.add_argument("tekst", metavar="TEKST", nargs="+", help="naam, code of postcode")
    search.add_argument("--aantal", type=int, default=20, metavar="N", help="hoeveel (20)")
    _json(search)
    profile = commands.add_parser("profiel", help="alle cijfers van een gebied, vergeleken")
    _area(profile)
    profile.add_argument(
        "--tegen", default="NL", metavar="NL|GMxxxx|vergelijkbaar", help="waarmee vergelijken (NL)"
    )
    profile.add_argument("--jaar", type=int, metavar="JAAR", help="de uitgave van dit jaar")
    profile.add_argument("--samen", action="store_true", help="de gebieden samen als één wijk")
    _json(profile)
    reasoning = commands.add_parser("onderbouwing", help="een oordeel, stap voor stap uitgelegd")
    _area(reasoning, many=False)
    reasoning.add_argument("indicator", metavar="INDICATOR", help="sleutel of naam van het cijfer")
    reasoning.add_argument("--leeftijd", metavar="GROEP", help="bijvoorbeeld 65+")
    reasoning.add_argument(
        "--tegen", default="NL", metavar="NL|GMxxxx", help="waarmee vergelijken (NL)"
    )
    reasoning.add_argument("--jaar", type=int, metavar="JAAR", help="de uitgave van dit jaar")

    count = commands.add_parser(
        "telling", help="een eigen telling van diabetes naast het verwachte aantal"
    )
    count.add_argument(
        "groep", metavar="LEEFTIJD=X/N", nargs="+",
        help="per leeftijd: X mensen met diabetes van N, zoals 65-69=18/120",
    )  # fmt: skip


def _report_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    make = commands.add_parser("maak", help="een wijkscan maken")
    _area(make)
    make.add_argument(
        "--uit", action="append", required=True, metavar="BESTAND",
        help="waar het komt: .html, .pdf, .docx, .pptx, .xlsx, .csv of .json; mag vaker",
    )  # fmt: skip
    make.add_argument(
        "--thema", default="ouderen", metavar="THEMA", help="waar de scan over gaat (ouderen)"
    )
    make.add_argument(
        "--naam", default="", metavar="NAAM", help="naam voor een eigen wijk van meer gebieden"
    )

    series = commands.add_parser("reeks", help="een verslag van elke wijk of buurt")
    series.add_argument(
        "gebied", metavar="GEBIED", help="een gemeente of Nederland: code (GM0599) of naam"
    )
    series.add_argument("--uit", required=True, metavar="MAP", help="de map voor de verslagen")
    series.add_argument(
        "--soort", default="html", metavar="SOORT",
        help="html, pdf, docx, pptx, xlsx, csv of json (html)",
    )  # fmt: skip
    series.add_argument("--buurten", action="store_true", help="van elke buurt in plaats van wijk")
    series.add_argument(
        "--processen", type=int, default=0, metavar="N", help="hoeveel tegelijk (alle kernen)"
    )
    series.add_argument(
        "--thema", default="ouderen", metavar="THEMA", help="waar de scans over gaan (ouderen)"
    )
    series.add_argument(
        "--opnieuw", action="store_true", help="ook maken wat er al is; anders gaat hij verder"
    )
    series.add_argument("--dask", metavar="ADRES", help="op een cluster, zoals tcp://10.0.0.5:8786")


def _scan_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    report = commands.add_parser("rapport", help="een verslag van een scan, in elke vorm")
    report.add_argument("scan", metavar="SCAN", help="een .wijkscan.json of een HTML-verslag")
    report.add_argument(
        "--uit", action="append", required=True, metavar="BESTAND",
        help="waar het komt, zoals verslag.html of a4.pdf; mag vaker",
    )  # fmt: skip
    report.add_argument(
        "--vorm",
        default="",
        metavar="VORM",
        help="de vorm: verslag, a4, kort, team, bestuur, brief, observatieformulier, presentatie, "
        "poster, gegevens of scan (wat past bij het BESTAND)",
    )
    report.add_argument(
        "--aan", default="", metavar="NAAM", help="bij de vorm brief: alleen aan deze betrokkene"
    )
    report.add_argument(
        "--zonder-scan", action="store_true", help="de scan zelf niet in het HTML-verslag zetten"
    )
    report.add_argument(
        "--met-namen", action="store_true", help="namen van makers en groep laten staan"
    )
    report.add_argument("--datum", metavar="JJJJ-MM-DD", help="de dag op het verslag (vandaag)")
    check = commands.add_parser("nakijken", help="een scan nalezen: zinnen, regels en privacy")
    check.add_argument("scan", metavar="SCAN", help="een .wijkscan.json of een HTML-verslag")
    beside = commands.add_parser("vergelijk", help="scans van groepen naast elkaar leggen")
    beside.add_argument(
        "scan", metavar="SCAN", nargs="+", help="2 tot 6 scans: .wijkscan.json of HTML-verslag"
    )
    beside.add_argument(
        "--uit", action="append", required=True, metavar="BESTAND",
        help="waar het komt: .html, .pdf, .docx, .pptx, .xlsx of .json; mag vaker",
    )  # fmt: skip
    beside.add_argument(
        "--vorm", choices=("alles", "team", "bestuur"), default="alles",
        help="alles (gewoon), of één bladzijde voor het team of voor bestuurders",
    )  # fmt: skip
    keep = commands.add_parser("bewaar", help="een kopie van alles wat groepen schreven")
    keep.add_argument("map", metavar="MAP", help="waar de kopie komt")
    restore = commands.add_parser("herstel", help="een kopie terugzetten")
    restore.add_argument("bestand", metavar="BESTAND", help="een kopie die met bewaar is gemaakt")
    restore.add_argument("--vervang", action="store_true", help="wat er nu staat, gaat weg")
    move = commands.add_parser("verhuis", help="alles naar een andere database brengen")
    move.add_argument("adres", metavar="ADRES", help="zoals postgresql://naam:wachtwoord@server/db")


def _own_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    own = commands.add_parser("eigen", help="eigen cijfers van GGD, huisartsen of team")
    own.add_argument("bestand", metavar="BESTAND", nargs="?", help="een CSV of Excel-werkmap")
    own.add_argument("--ja", action="store_true", help="bewaren zonder te vragen")
    own.add_argument(
        "--kolom", action="append", default=[], metavar="VELD=KOLOM",
        help="in welke kolom een veld staat, zoals teller=Aantal; mag vaker",
    )  # fmt: skip
    one = own.add_mutually_exclusive_group()
    one.add_argument("--lijst", action="store_true", help="wat er bewaard is")
    one.add_argument("--verwijder", metavar="NAAM", help="een invoer weghalen")
    one.add_argument("--terug", metavar="NAAM", help="een weggehaalde invoer terugzetten")
    one.add_argument("--voorbeeld", metavar="BESTAND", help="een leeg CSV-bestand maken")


def _upkeep_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    refresh = commands.add_parser("bijwerken", help="de nieuwste cijfers ophalen (met internet)")
    refresh.add_argument(
        "--tabel", action="append", default=[], metavar="NAAM", help="alleen deze tabel; mag vaker"
    )
    refresh.add_argument("--basis-url", metavar="URL", help="een andere server dan die van het CBS")
    refresh.add_argument(
        "--toch",
        action="store_true",
        help="ook overnemen wat er vreemd uitziet (reden staat erbij)",
    )
    refresh.add_argument("--opnieuw", action="store_true", help="ook ophalen wat niet veranderd is")
    refresh.add_argument("--grenzen", action="store_true", help="alleen de grenzen, van PDOK")
    refresh.add_argument("--terug", action="store_true", help="terug naar de cijfers van hiervoor")
    sources = commands.add_parser("bronnen", help="de tabellen: van wie, welk jaar, welke licentie")
    sources.add_argument(
        "--nieuwer", action="store_true", help="vragen of er iets nieuwers is (met internet)"
    )
    _json(sources)
    commands.add_parser("controleer", help="elk bestand met cijfers nalopen")
    app = commands.add_parser("app", help="de app starten op deze computer")
    app.add_argument("--poort", type=int, default=8501, metavar="N", help="poort (8501)")
    app.add_argument("--lan", action="store_true", help="ook voor anderen in dit netwerk")


def _speak_dutch() -> None:
    """argparse asks gettext for its sentences; the handful a user can meet are given here."""
    argparse._ = lambda sentence: _DUTCH.get(sentence, sentence)  # type: ignore[attr-defined]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit code. The only boundary of the command line."""
    _speak_dutch()
    given = build_parser().parse_args(arguments)
    try:
        from wijkscan import commands

        code = commands.run(given)
        sys.stdout.flush()
    except UserError as error:
        print(error.message, error.hint, sep="\n" if error.hint else "", file=sys.stderr)
        code = error.exit_code
    except KeyboardInterrupt:
        print("Gestopt.", file=sys.stderr)
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception:
        code = _bug()
    sys.exit(code)


def _bug() -> int:
    """Keep the traceback in the log of the user's folder, and give the user its number."""
    from wijkscan.boundary import record

    number = record(logging.getLogger("wijkscan"))
    print(
        f"Er ging iets mis ({number}). Dit is een fout in wijkscan, niet van jou.", file=sys.stderr
    )
    return BUG
