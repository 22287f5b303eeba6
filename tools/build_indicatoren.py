"""Write docs/indicatoren.md and docs/woordenlijst.md from the catalogue.

    python -m tools.build_indicatoren

A test compares both pages with the catalogue, so they cannot grow old unseen.
"""

from __future__ import annotations

from pathlib import Path

from wijkscan import text
from wijkscan.store import catalogue, methode
from wijkscan.store.catalogue import Bron, Indicator, Thema

DOCS = Path(__file__).resolve().parent.parent / "docs"

TABLES = {
    "kwb": "CBS, Kerncijfers wijken en buurten",
    "kwb_gemeente": "CBS via PDOK, kerncijfers per gemeente",
    "gezondheid": "RIVM, GGD'en en CBS, Gezondheid per wijk en buurt",
    "nabijheid": "CBS, Nabijheid van voorzieningen",
    "medicijnen": "CBS, Personen met verstrekte geneesmiddelen per gemeente",
    "bevolking": "CBS, Bevolking naar leeftijd per gemeente",
    "ses_woa": "CBS, SES-WOA per wijk en buurt",
    "wmo": "CBS, Wmo-cliënten per wijk",
    "jeugdzorg": "CBS, Jeugdzorg per wijk",
    "sociaal_domein": "CBS, Gebruik van voorzieningen sociaal domein",
    "regiobeeld": "RIVM, Regiobeeld: zorggebruik per wijk en buurt",
    "beweegvriendelijk": "RIVM, Beweegvriendelijke omgeving",
    "misdrijven": "Politie, Geregistreerde misdrijven per wijk en buurt",
}

INTRO = """# Indicatoren

Deze bladzijde is gemaakt uit `data/catalogue/indicators/`. Verander die bestanden en draai
`python -m tools.build_indicatoren`.

wijkscan kent {count} cijfers in {themes} thema's. Een ★ hoort bij de kern van {core} cijfers.
Niet elk cijfer is er voor elk gebied: welke tabel is meegeleverd, zegt `wijkscan bronnen`.

- **geteld**: iedereen is meegeteld in een lijst. **geschat**: uitgerekend met een rekenmodel.
- **afstand**: gemeten over de weg. **index**: een score die uit meer cijfers bestaat.
- Bij *vergelijken* staat welke manier eerlijk is. De regels staan in [rekenregels](rekenregels.md).
- Een bron met *nog niet gezien* is nog niet met de echte tabel vergeleken. wijkscan gebruikt die
  pas als de kolom er echt staat.
"""

ABSENT = """## Wat er niet in staat

| cijfer | waarom niet |
| --- | --- |
| 5-jaarsgroepen per postcode | postcodes hebben andere grenzen dan wijken |
| prognose 65+ en 80+ | bestaat zelden per wijk; vraag de gemeente |
| verwacht aantal mensen met diabetes | geen meting: staat als apart antwoord in het profiel |
| dementie in de wijk | geen open cijfer; vraag huisartsen of de GGD |
| doodsoorzaken | alleen per gemeente, en pas zinvol over meer jaren samen |
| Leefbaarometer | eigen bestand met eigen grenzen; geen tabel van CBS of RIVM |
| wijkindex van de gemeente | elke gemeente doet het anders; vul het in als eigen bron |
| Wmo per leeftijd (Gemeentezorgspiegel) | de licentie is niet duidelijk |
"""


def keys(bron: Bron) -> str:
    """The columns of a source as code, with the denominator after a slash."""
    below = [*bron.noemer[:1], *(term[0] for term in bron.noemer_som)]
    column = " of ".join(f"`{key}`" for key in bron.kolom)
    if not below:
        return column
    word = "van" if bron.noemer_is_context else "gedeeld door"
    return f"{column} {word} {' + '.join(f'`{key}`' for key in below)}"


def source(bron: Bron) -> str:
    """One source in one line."""
    part = f", {bron.onderdeel}" if bron.onderdeel else ""
    unseen = "" if bron.bevestigd else " *(nog niet gezien)*"
    return f"{TABLES[bron.tabel]}{part}: {keys(bron)}{unseen}"


def entry(indicator: Indicator) -> str:
    """One indicator as a section."""
    ages = text.listing(indicator.leeftijden) or "geen aparte leeftijden"
    hidden = "" if indicator.tonen else " Alleen te zien als je erom vraagt."
    star = " ★" if indicator.kern else ""
    levels = text.listing([str(niveau) for niveau in indicator.niveaus])
    lines = [
        f"### {indicator.naam}{star}",
        "",
        f"*{indicator.vraag}* {indicator.definitie}{hidden}",
        "",
        f"- `{indicator.id}`, {indicator.eenheid or 'klasse'}, {indicator.soort};"
        f" {indicator.richting}",
        f"- vergelijken: {indicator.methode}; gebieden: {levels}; leeftijd: {ages}",
        *(f"- bron: {source(bron)}" for bron in indicator.bronnen),
        *(f"- let op: {valkuil}" for valkuil in indicator.valkuilen),
    ]
    return "\n".join(lines) + "\n"


def section(thema: Thema) -> str:
    """A theme with all its indicators."""
    found = catalogue.bundled().indicatoren.values()
    parts = [entry(indicator) for indicator in found if indicator.thema == thema.id]
    return "\n".join([f"## {thema.naam}\n\n{thema.uitleg}\n", *parts])


def focuses() -> str:
    """The themes of a scan, each with its core set."""
    loaded = catalogue.bundled()
    lines = ["## Waar een scan over kan gaan", ""]
    for focus in loaded.focussen.values():
        names = [
            loaded.indicatoren[key].naam + (f" ({age})" if age else "")
            for key, age in focus.kernset
        ]
        lines += [f"- **{focus.naam}** (`{focus.id}`). {focus.uitleg} {'; '.join(names)}."]
    return "\n".join(lines) + "\n"


def indicators_page() -> str:
    """The whole page of indicators."""
    loaded = catalogue.bundled()
    core = sum(indicator.kern for indicator in loaded.indicatoren.values())
    intro = INTRO.format(count=len(loaded.indicatoren), themes=len(loaded.themas), core=core)
    return "\n".join(
        [intro, focuses(), *(section(thema) for thema in loaded.themas.values()), ABSENT]
    )


def words_page() -> str:
    """The glossary, the word rules and the difficult words."""
    lines = ["# Woordenlijst", "", "Deze bladzijde is gemaakt uit `data/catalogue/`.", ""]
    lines += ["## Woorden in wijkscan", "", "| woord | uitleg in gewone taal |", "| --- | --- |"]
    for word in methode.woorden().values():
        also = f" (ook: {text.listing(word.ook)})" if word.ook else ""
        lines.append(f"| {word.term}{also} | {word.uitleg} |")
    lines += [
        "",
        "## Welk woord kiezen we",
        "",
        "| zeg | liever niet | waarom |",
        "| --- | --- | --- |",
    ]
    for rule in methode.woordkeus().values():
        lines.append(f"| {rule.zeg} | {text.listing(rule.liever_niet)} | {rule.waarom} |")
    lines += ["", "## Moeilijke woorden", "", "| moeilijk | gewoon |", "| --- | --- |"]
    lines += [
        f"| {hard} | {plain} |" for hard, plain in sorted(methode.moeilijke_woorden().items())
    ]
    return "\n".join(lines) + "\n"


def pages() -> dict[Path, str]:
    """Each generated page with its text."""
    return {DOCS / "indicatoren.md": indicators_page(), DOCS / "woordenlijst.md": words_page()}


def main() -> None:
    """Write both pages."""
    for path, content in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
        print(f"geschreven: docs/{path.name}")


if __name__ == "__main__":
    main()
