"""One readable example per rule: a sound problem, changed in one place.

The page docs/regels.md is made of it.

`meldt` and `zwijgt` say what is changed in GOED. The wijk and all figures in it are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

VANDAAG = date(2026, 11, 23)

ESTIMATE = {
    "soort": "C2",
    "tekst": "Ernstig overgewicht 65+: 21 van de 100, geschat",
    "bron": "RIVM, tabel 50150NED",
    "jaar": 2024,
    "niveau": "wijk",
    "cijfer": {
        "tabel": "50150NED",
        "jaar": 2024,
        "leeftijd": "65+",
        "waarde": 21.0,
        "onder": 18.0,
        "boven": 24.0,
        "eenheid": "%",
        "vergelijkingen": [{"waarde": 16.0, "oordeel": "mogelijk hoger"}],
    },
}
GEZIEN = {
    "soort": "O",
    "tekst": "Tien van de twaalf bankjes naar het winkelcentrum zijn stuk",
    "datum": "2026-10-12",
    "dagdeel": ["ochtend", "middag"],
    "plaats": "route naar het winkelcentrum",
}
GEHOORD = {
    "soort": "G",
    "tekst": "Bewoners in de hal van de flat: lopen is hier geen plezier",
    "datum": "2026-10-12",
    "personen": 8,
    "setting": "hal van de flat",
}
OORZAAK = {
    "tekst": "De stoepen en bankjes nodigen niet uit tot lopen",
    "determinant": ["E7"],
    "beinvloedbaar": "ja",
    "door_wie": ["gemeente"],
}
GOED: dict[str, Any] = {
    "soort": "actueel",
    "p_wat": "Ouderen lopen weinig en worden zwaarder",
    "p_groep": "zelfstandig wonende 65-plussers",
    "p_gebied": {"codes": ["WK999901"], "indeling": 2024, "naam": "Molenkwartier"},
    "e": [OORZAAK],
    "s": [ESTIMATE, GEZIEN, GEHOORD],
    "sterk": ["de wandelclub van de moskee en de kerk"],
    "tegen": "Voldoen aan de beweegrichtlijn is ongeveer gelijk aan Nederland",
    "zekerheid": {"niveau": "midden", "waarom": "Het cijfer is geschat"},
}


def _schat(**anders: Any) -> dict[str, Any]:
    return {**ESTIMATE, "cijfer": {**ESTIMATE["cijfer"], **anders}}  # type: ignore[dict-item]


@dataclass(frozen=True)
class Voorbeeld:
    """What makes a rule speak, and what makes it silent again."""

    regel: str
    meldt: dict[str, Any]
    zwijgt: dict[str, Any]
    melding: str
    uitleg: str
    scan: dict[str, Any] | None = None


VOORBEELDEN = [
    Voorbeeld(
        "R1",
        {"p_groep": "", "s": [GEZIEN]},
        {},
        "Er mist nog iets: bij wie en nog een teken.",
        "Een wijkdiagnose zegt wat er is, bij wie, waar en waardoor. Twee tekens tonen het.",
    ),
    Voorbeeld(
        "R2",
        {"p_gevolg": "Mevrouw Jansen komt de deur niet meer uit"},
        {"p_gevolg": "Mensen komen de deur niet meer uit"},
        "Hier staat iets over één persoon. Schrijf het over een groep.",
        "Een wijkscan gaat over groepen. Eén verhaal is een vraag waard: hoe vaak speelt dit?",
    ),
    Voorbeeld(
        "R3",
        {
            "s": [
                GEZIEN,
                GEHOORD,
                {
                    "soort": "C3",
                    "tekst": "Van onze cliënten vielen er enkele",
                    "bron": "wijkteam",
                    "jaar": 2026,
                    "niveau": "wijk",
                    "aantal": 7,
                    "telt": "cliënten",
                },
            ]
        },
        {
            "s": [
                GEZIEN,
                GEHOORD,
                {
                    "soort": "C3",
                    "tekst": "Drempels op de route, eigen telling",
                    "bron": "onze groep",
                    "jaar": 2026,
                    "niveau": "straat",
                    "aantal": 7,
                    "telt": "drempels",
                },
            ]
        },
        "Kleine aantallen laten we niet zien.",
        "Bij minder dan 10 mensen kan iemand herkenbaar zijn. Dingen tellen mag wel.",
    ),
    Voorbeeld(
        "R4",
        {"s": [GEZIEN, GEHOORD, {"soort": "C1", "tekst": "Veel mensen gebruiken Wmo-hulp"}]},
        {
            "s": [
                GEZIEN,
                GEHOORD,
                {
                    "soort": "C1",
                    "tekst": "Veel mensen gebruiken Wmo-hulp",
                    "bron": "CBS, tabel 86158NED",
                    "jaar": 2025,
                    "niveau": "wijk",
                },
            ]
        },
        "Waar komt dit vandaan? Uit welk jaar?",
        "Zonder bron, jaar en gebied kan niemand een teken nakijken.",
    ),
    Voorbeeld(
        "R5",
        {"s": [_schat(vergelijkingen=[{"waarde": 13.0, "tabel": "81565NED"}]), GEZIEN, GEHOORD]},
        {"s": [_schat(vergelijkingen=[{"waarde": 16.0, "tabel": "50150NED"}]), GEZIEN, GEHOORD]},
        "Je vergelijkt twee verschillende metingen.",
        "Alleen cijfers uit dezelfde tabel, met dezelfde leeftijd en uit hetzelfde jaar passen "
        "naast elkaar.",
    ),
    Voorbeeld(
        "R6",
        {"p_wat": "Te weinig beweegactiviteiten voor ouderen"},
        {"p_wat": "Ouderen bewegen weinig en komen weinig buiten"},
        "Dit lijkt op een oplossing. Wat is het probleem erachter?",
        "Wie een gebrek aan aanbod noemt, heeft de oplossing al gekozen.",
    ),
    Voorbeeld(
        "R7",
        {"p_wat": "Veel diabetes type 2"},
        {"p_wat": "Mensen met diabetes eten eenzijdig en raken sneller moe"},
        "Een ziekte is nog geen wijkprobleem. Wat betekent het voor deze groep?",
        "Een ziekte hoort bij één mens. In de wijk gaat het om wat een groep ervan merkt.",
    ),
    Voorbeeld(
        "R8",
        {"e": [{**OORZAAK, "tekst": "Ouderen lopen te weinig en worden zwaarder"}]},
        {},
        "Je oorzaak zegt hetzelfde als je probleem.",
        "Een oorzaak die het probleem herhaalt, geeft geen houvast.",
    ),
    Voorbeeld(
        "R9",
        {"e": [{**OORZAAK, "beinvloedbaar": "nee", "door_wie": []}]},
        {},
        "Wat kunnen mensen in de wijk hier zelf of samen aan doen?",
        "Het plan begint bij een oorzaak waar iemand iets aan kan doen.",
    ),
    Voorbeeld(
        "R10",
        {"s": [ESTIMATE, _schat(waarde=40.0)]},
        {},
        "Je hebt alleen cijfers (of alleen verhalen). Zoek een tweede soort bron.",
        "Cijfers, kijken, gesprekken en signalen van collega's vullen elkaar aan.",
    ),
    Voorbeeld(
        "R11",
        {
            "s": [
                {
                    **_schat(
                        waarde=16.5, onder=14.0, boven=19.0, vergelijkingen=[{"waarde": 16.0}]
                    ),
                    "tekst": "Ernstig overgewicht is hier hoger",
                },
                GEZIEN,
                GEHOORD,
            ]
        },
        {},
        "Het verschil is niet duidelijk. Schrijf: 'ongeveer gelijk'.",
        "Een klein verschil kan toeval zijn. Zeg dan niet dat het hoger of lager is.",
    ),
    Voorbeeld(
        "R12",
        {"e": [{**OORZAAK, "tekst": "Gezond eten is te duur", "determinant": ["E5"]}]},
        {},
        "Pas op: dit cijfer is al berekend met inkomen en opleiding. "
        "Dan bewijst het niet dat inkomen de oorzaak is.",
        "Een geschat cijfer komt uit een model. Wat erin is gestopt, komt er vanzelf weer uit.",
    ),
    Voorbeeld(
        "R13",
        {"s": [ESTIMATE, _schat(waarde=40.0)]},
        {"s": [ESTIMATE, _schat(waarde=40.0)], "e": [{**OORZAAK, "steun": "bewoners"}]},
        "Twee cijfers naast elkaar is nog geen oorzaak. Wie of wat maakt het aannemelijk?",
        "In een wijk met veel A en veel B hoeven het niet dezelfde mensen te zijn.",
    ),
    Voorbeeld(
        "R14",
        {"e": [{**OORZAAK, "tekst": "Er wonen veel migranten"}]},
        {"e": [{**OORZAAK, "tekst": "De folders zijn alleen in moeilijk Nederlands"}]},
        "Herkomst is geen oorzaak. Wat maakt het voor deze groep moeilijker?",
        "Herkomst verandert niemand. Wat het moeilijk maakt, kan wel veranderen.",
    ),
    Voorbeeld(
        "R15",
        {"s": [{**_schat(jaar=2024), "niveau": "gemeente"}, GEZIEN, GEHOORD]},
        {},
        "Dit cijfer gaat over de hele gemeente.",
        "Een oud cijfer, of een cijfer over een groter gebied, zegt minder over jullie wijk nu.",
    ),
    Voorbeeld(
        "R16",
        {"s": [{**ESTIMATE, "tekst": "Gedaald sinds het wandelproject, geschat"}, GEZIEN, GEHOORD]},
        {},
        "Met geschatte cijfers kun je geen effect meten.",
        "Het model kent jullie project niet. Meet wat er gedaan is en wie meedeed.",
    ),
    Voorbeeld(
        "R17",
        {"sterk": []},
        {},
        "Wat gaat hier al goed?",
        "Wat sterk is, kan helpen bij het plan.",
    ),
    Voorbeeld(
        "R18",
        {"s": [ESTIMATE, GEZIEN]},
        {},
        "Wat vinden wijkbewoners zelf?",
        "Bewoners weten dingen die in geen tabel staan.",
    ),
    Voorbeeld(
        "R19",
        {
            "p_gevolg": "Mensen komen minder vaak buiten en zien daardoor ook minder vaak hun "
            "buren en familie en kennissen en raken zo langzaam hun contacten kwijt"
        },
        {"p_gevolg": "Mensen komen minder buiten. Ze zien hun buren minder."},
        "Maak het korter. Zou je buurvrouw dit begrijpen?",
        "Een korte zin begrijpt iedereen die meeleest.",
    ),
    Voorbeeld(
        "R20",
        {"soort": "risico", "p_wat": "Veel vallen in huis"},
        {"soort": "risico", "p_wat": "Risico op vallen in huis"},
        "Het is er nog niet. Schrijf 'risico op'.",
        "Bij een risico zijn de tekens risicofactoren.",
    ),
    Voorbeeld(
        "R21",
        {},
        {},
        "Kies. Met 3 problemen kom je verder dan met 10.",
        "Bij meer dan vijf vastgestelde problemen komt er van geen enkel iets.",
        scan={"problemen": [{"p_wat": f"Probleem {n}", "status": "vastgesteld"} for n in range(6)]},
    ),
]
