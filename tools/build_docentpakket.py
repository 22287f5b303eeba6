"""Write the generated pages of docs/docentpakket/ from the catalogue.

python -m tools.build_docentpakket
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wijkscan.store import methode
from wijkscan.store.methode import Voorbeeld

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "docentpakket"
MADE = "Deze bladzijde is gemaakt uit `data/catalogue/`.\n"
LINE = "_" * 60


def bullets(items: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {item}" for item in items)


def rubric() -> str:
    """The rubric as a table."""
    rows = [
        f"| **{r.naam}** | {r.nog_niet} | {r.voldoende} | {r.goed} |"
        for r in methode.rubriek().values()
    ]
    head = "| waarop je let | nog niet | voldoende | goed |\n| --- | --- | --- | --- |"
    return f"# Rubriek\n\n{MADE}\n" + "\n".join([head, *rows]) + "\n"


def roles() -> str:
    """Who brings in what."""
    rows = [
        f"| **{r.naam}** | {r.wie} | {r.brengt_in} | {r.vraag} |" for r in methode.rollen().values()
    ]
    head = "| rol | wie | brengt in | vraag |\n| --- | --- | --- | --- |"
    rule = (
        "Schrijf bij elke bijdrage de rol, nooit een naam. Laat mbo 3 en de wijkbewoner beginnen."
    )
    return f"# Rollen\n\n{MADE}\n{rule}\n\n" + "\n".join([head, *rows]) + "\n"


def lessons() -> str:
    """The six micro-lessons."""
    parts = [
        f"## {les.titel}\n\n*Past {les.waar}.*\n\n" + "\n\n".join(les.tekst) + "\n\n"
        f"**Vraag.** {les.vraag}\n\n**Antwoord.** {les.antwoord}\n"
        for les in methode.microlessen().values()
    ]
    intro = "Zes lesjes van hooguit twee minuten."
    return f"# Microlessen\n\n{MADE}\n{intro}\n\n" + "\n".join(parts)


def observation() -> str:
    """The observation form: the good first, room to write, and what may not be written."""
    parts = [
        f"## {part.naam.capitalize()}\n\n**Wat is hier goed?** {part.goed}\n\n{LINE}\n\n"
        f"{bullets(part.vragen)}\n\n{LINE}\n\n*{part.let_op}*\n"
        for part in methode.deelsystemen().values()
    ]
    head = (
        f"# Observatieformulier\n\n{MADE}\n"
        "Plaats (straat of grover): ____________ Datum: ____________\n\n"
        "Ochtend / middag / avond. Onze rollen: ____________\n\n"
        "Schrijf op wat je ziet, hoort of ruikt. Nog geen oordeel. Geen namen, geen huisnummers,\n"
        "geen foto's van mensen.\n"
    )
    return "\n".join([head, *parts])


def good(example: Voorbeeld) -> str:
    """A good example, field by field."""
    against = example.tegen or "Niets gevonden."
    return (
        f"## Goed: {example.titel}\n\n"
        f"**Wat is er aan de hand?** ({example.probleem_soort}) {example.probleem}\n\n"
        f"**Bij wie?** {example.groep}\n\n**Waar?** {example.gebied}\n\n"
        f"**Waardoor komt het?**\n\n{bullets(example.oorzaken)}\n\n"
        f"**Waar zie je dat aan?**\n\n{bullets(example.tekens)}\n\n"
        f"**Wat is sterk?** {example.sterk}\n\n**Wat spreekt het tegen?** {against}\n\n"
        f"**Hoe zeker?** {example.zekerheid}\n\n**Waarom is dit goed?** {example.waarom}\n"
    )


def bad(example: Voorbeeld) -> str:
    """A bad example with its repair."""
    rules = ", ".join(example.regels)
    return (
        f"## Fout: {example.titel}\n\n> {example.tekst}\n\n"
        f"**Wat is er mis?** ({rules}) {example.waarom}\n\n"
        f"**Zo wordt het beter.** {example.herstel}\n"
    )


def examples() -> str:
    """Good and bad examples."""
    parts = [good(e) if e.soort == "goed" else bad(e) for e in methode.voorbeelden().values()]
    intro = "De wijk Molenkwartier is verzonnen, net als alle mensen en cijfers."
    return f"# Voorbeelden\n\n{MADE}\n{intro}\n\n" + "\n".join(parts)


def pages() -> dict[Path, str]:
    """Each generated page with its text."""
    return {
        FOLDER / "rubriek.md": rubric(),
        FOLDER / "rollen.md": roles(),
        FOLDER / "microlessen.md": lessons(),
        FOLDER / "observatieformulier.md": observation(),
        FOLDER / "voorbeelden.md": examples(),
    }


def main() -> None:
    """Write all pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, content in pages().items():
        path.write_text(content, encoding="utf-8")
        print(f"geschreven: docs/docentpakket/{path.name}")


if __name__ == "__main__":
    main()
