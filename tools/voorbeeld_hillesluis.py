"""What the example scan of Hillesluis says. Everything seen and heard in the street is invented."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from wijkscan.analysis.profile import Profile
from wijkscan.scan import evidence
from wijkscan.scan.desk import Desk
from wijkscan.scan.model import Gebied, Teken

DAG = date(2026, 11, 22)
GEKEKEN = date(2026, 11, 12)
VERZONNEN = "Voorbeeld, straatwaarnemingen verzonnen. De cijfers zijn echt."


def vaste_id(naam: str) -> str:
    """The same id each time the example is made; ids of real records are random."""
    return hashlib.sha256(f"voorbeeld hillesluis: {naam}".encode()).hexdigest()[:32]


class Cijfers:
    """Figures of the profile as signs, strengths and figures looked at."""

    def __init__(self, desk: Desk, profiel: Profile) -> None:
        self.desk = desk
        self.profiel = profiel

    def teken(self, indicator: str, leeftijd: str | None = "65+") -> Teken:
        """One figure of the profile as a sign."""
        figure = self.profiel.figure(indicator, leeftijd)
        if figure is None:
            raise SystemExit(f"Het cijfer {indicator} is er niet.")
        return evidence.teken(figure, self.desk.catalogue.indicatoren[indicator], "Hillesluis")

    def kijkcijfers(self) -> list[dict[str, Any]]:
        """The core set with what two roles recognise."""
        lijst = []
        for nummer, figure in enumerate(self.profiel.kern):
            kijk = evidence.kijkcijfer(
                figure, self.desk.catalogue.indicatoren[figure.indicator], "Hillesluis"
            )
            herken = ("ja", "weet ik niet", "nee")[nummer % 3]
            antwoorden = [
                {"rol": "mbo 3", "herken": "ja"},
                {"rol": "hbo", "herken": herken, "toelichting": ""},
            ]
            lijst.append({"cijfer": kijk.cijfer.model_dump(mode="json"), "antwoorden": antwoorden})
        return lijst


def _gezien(wat: str, plaats: str, dagdeel: str) -> dict[str, Any]:
    return {
        "soort": "O",
        "tekst": wat,
        "datum": GEKEKEN,
        "plaats": plaats,
        "niveau": "straat",
        "dagdeel": [dagdeel],
        "waarnemers": 2,
        "auteur_rol": "mbo 3",
    }


def _gehoord(wat: str, personen: int, setting: str) -> dict[str, Any]:
    return {
        "soort": "G",
        "tekst": wat,
        "datum": GEKEKEN,
        "niveau": "buurt",
        "personen": personen,
        "setting": setting,
        "toestemming": True,
        "auteur_rol": "mbo 4",
    }


def _signaal(wat: str, rol: str, vaak: str) -> dict[str, Any]:
    return {
        "soort": "P",
        "tekst": wat,
        "datum": GEKEKEN,
        "niveau": "buurt",
        "rol_professional": rol,
        "hoe_vaak": vaak,
        "auteur_rol": "wijkverpleegkundige",
    }


def _oorzaak(naam: str, tekst: str, code: str, wie: list[str], **anders: Any) -> dict[str, Any]:
    return {
        "id": vaste_id(naam),
        "tekst": tekst,
        "determinant": [code],
        "beinvloedbaar": "ja",
        "door_wie": wie,
        "auteur_rol": "hbo",
        **anders,
    }


OBSERVATIES = [
    (
        "straat en huizen",
        "Er staan hoge bomen en het is schaduwrijk",
        "Tien van de twaalf bankjes op de route naar de markt zijn stuk of weg",
        "route naar de markt",
        ["ochtend", "middag"],
        "-",
    ),
    (
        "mensen",
        "Mensen groeten elkaar in de hal van de flat",
        "Veel ouderen zitten voor het raam",
        "flats aan de rand van de buurt",
        ["middag"],
        "+",
    ),
    (
        "ontspannen en ontmoeten",
        "De wandelclub van moskee en kerk loopt elke week",
        "Op het plein zijn weinig plekken om te zitten",
        "plein",
        ["ochtend"],
        "+",
    ),
    (
        "veilig en vervoer",
        "De tram stopt dichtbij",
        "Het groene licht is kort bij de brede weg",
        "brede weg langs de buurt",
        ["middag"],
        "-",
    ),
    (
        "winkels en werk",
        "De markt is gezellig en goedkoop",
        "Er zijn veel zaken met frituur en weinig met verse maaltijden voor één persoon",
        "winkelstraat",
        ["avond"],
        "-",
    ),
    (
        "zorg en hulp",
        "Het buurthuis is gelijkvloers",
        "Er hangen drie posters van drie beweegprojecten",
        "buurthuis",
        ["ochtend"],
        "",
    ),
]


def _observaties() -> list[dict[str, Any]]:
    sleutels = ("deelsysteem", "goed", "wat", "plaats", "dagdeel", "valt_op")
    return [
        {
            "id": vaste_id(f"observatie {nummer}"),
            **dict(zip(sleutels, rij, strict=True)),
            "datum": GEKEKEN,
            "waarnemers": 2,
            "auteur_rol": "mbo 3",
        }
        for nummer, rij in enumerate(OBSERVATIES, start=1)
    ]


def _problemen(cijfers: Cijfers, gebied: Gebied) -> list[dict[str, Any]]:
    samen = {"p_gebied": gebied, "status": "vastgesteld", "p_leeftijd": "65+"}
    makers = (_probleem_contact, _probleem_vallen, _probleem_bewegen)
    return [{**samen, **maker(cijfers)} for maker in makers]


def _probleem_contact(cijfers: Cijfers) -> dict[str, Any]:
    return {
        "id": vaste_id("probleem contact"),
        "soort": "actueel",
        "p_wat": "Ouderen die alleen wonen, komen weinig buiten en missen contact",
        "p_groep": "alleenwonende 65-plussers",
        "p_gevolg": "Zij eten alleen en vragen pas laat om hulp",
        "e": _oorzaken_contact(),
        "s": _tekens_contact(cijfers),
        "sterk": [vaste_id("wandelclub"), vaste_id("conciërge")],
        "tegen": "In de flats groeten mensen elkaar; daar is wel contact",
        "zekerheid": {"niveau": "midden", "waarom": "Het cijfer is geschat en zonder marge"},
        "omaha": ["06"],
        "pg": ["meedoen"],
        "determinant": ["E7", "E8"],
        "rol": ["mbo 3", "mbo 4", "hbo", "wijkverpleegkundige"],
    }


def _oorzaken_contact() -> list[dict[str, Any]]:
    return [
        _oorzaak(
            "oorzaak route",
            "De route naar de markt nodigt niet uit tot lopen",
            "E7",
            [vaste_id("gemeente")],
            steun="bewoners",
            rol="maakt mogelijk",
            niveau="straat",
            trap=["Wie moe is, kan nergens zitten", "Kapotte bankjes komen niet terug"],
        ),
        _oorzaak(
            "oorzaak projecten",
            "Drie beweegprojecten weten niet van elkaar",
            "E8",
            [vaste_id("wijkverpleging")],
            steun="kenner",
            rol="houdt in stand",
            niveau="wijk",
        ),
    ]


def _tekens_contact(cijfers: Cijfers) -> list[Any]:
    return [
        cijfers.teken("sterk_eenzaam"),
        cijfers.teken("eenpersoonshuishoudens", None),
        _gezien(
            "Tien van de twaalf bankjes op de route naar de markt zijn stuk of weg",
            "route naar de markt",
            "ochtend",
        ),
        _gehoord("Lopen is hier geen plezier, zeggen bewoners", 8, "hal van de flat"),
        _signaal(
            "Ouderen vertellen bij de koffie dat zij hun buren niet kennen",
            "verzorgenden in de wijk",
            "elke week",
        ),
    ]


def _probleem_vallen(cijfers: Cijfers) -> dict[str, Any]:
    return {
        "id": vaste_id("probleem vallen"),
        "soort": "risico",
        "p_wat": "Risico op vallen, thuis en op straat",
        "p_groep": "65-plussers die moeilijk lopen",
        "p_gevolg": "Wie bang is om te vallen, blijft binnen",
        "e": _oorzaken_vallen(),
        "s": _tekens_vallen(cijfers),
        "sterk": [vaste_id("buurthuis"), vaste_id("conciërge")],
        "tegen": "Niemand heeft geteld hoe vaak mensen hier vallen",
        "zekerheid": {
            "niveau": "midden",
            "waarom": "Wij zagen het zelf, een telling ontbreekt",
        },
        "omaha": ["25"],
        "pg": ["dagelijks_functioneren"],
        "rol": ["mbo 3", "hbo", "wijkverpleegkundige"],
    }


def _oorzaken_vallen() -> list[dict[str, Any]]:
    return [
        _oorzaak(
            "oorzaak oversteken",
            "Het groene licht is te kort om over te steken",
            "E7",
            [vaste_id("gemeente")],
            steun="bewoners",
            niveau="straat",
        ),
        _oorzaak(
            "oorzaak kleden",
            "Losse kleden en drempels blijven liggen",
            "E6",
            [vaste_id("corporatie")],
            steun="kenner",
            niveau="bewoner",
        ),
    ]


def _tekens_vallen(cijfers: Cijfers) -> list[Any]:
    return [
        cijfers.teken("beperking_bewegen"),
        _gezien(
            "Het groene licht is kort bij de brede weg",
            "brede weg langs de buurt",
            "middag",
        ),
        _gehoord("In de winter blijf ik boven, zeggen bewoners", 5, "buurthuis"),
        _signaal("Bij huisbezoek liggen vaak losse kleden", "verzorgenden in de wijk", "vaak"),
    ]


def _probleem_bewegen(cijfers: Cijfers) -> dict[str, Any]:
    return {
        "id": vaste_id("probleem bewegen"),
        "soort": "actueel",
        "p_wat": "Ouderen bewegen weinig en krijgen overgewicht",
        "p_groep": "zelfstandig wonende 65-plussers",
        "p_gevolg": "Traplopen en boodschappen doen kosten veel moeite",
        "e": _oorzaken_bewegen(),
        "s": _tekens_bewegen(cijfers),
        "sterk": [vaste_id("wandelclub"), vaste_id("alcohol")],
        "tegen": "De markt met verse groente is dichtbij",
        "zekerheid": {"niveau": "midden", "waarom": "De cijfers zijn geschat en zonder marge"},
        "omaha": ["35", "37"],
        "pg": ["lichaamsfuncties"],
        "rol": ["mbo 4", "hbo"],
    }


def _oorzaken_bewegen() -> list[dict[str, Any]]:
    return [
        _oorzaak(
            "oorzaak eten",
            "Vers eten voor één persoon is weinig te koop",
            "E8",
            [vaste_id("buurthuis organisatie")],
            steun="bewoners",
            niveau="wijk",
        ),
        _oorzaak(
            "oorzaak zitten",
            "Onderweg kan niemand uitrusten",
            "E7",
            [vaste_id("gemeente")],
            steun="bewoners",
            niveau="straat",
        ),
    ]


def _tekens_bewegen(cijfers: Cijfers) -> list[Any]:
    return [
        cijfers.teken("ernstig_overgewicht"),
        cijfers.teken("beweegrichtlijn"),
        _gezien("In de winkelstraat zijn veel zaken met frituur", "winkelstraat", "avond"),
        _gehoord("Voor mij alleen kook ik niet, zeggen bewoners", 6, "markt"),
        _signaal(
            "Praktijkondersteuners weten niet waarheen zij mensen kunnen sturen",
            "praktijkondersteuners",
            "elke maand",
        ),
    ]


def _sterk(cijfers: Cijfers) -> list[dict[str, Any]]:
    alcohol = cijfers.teken("alcoholrichtlijn")
    return [
        {
            "id": vaste_id("wandelclub"),
            "naam": "De wandelclub van moskee en kerk samen",
            "soort": "groep",
            "waar": "plein",
            "bewijs": "Wij liepen een keer mee",
        },
        {
            "id": vaste_id("conciërge"),
            "naam": "De conciërge kent de meeste bewoners",
            "soort": "mensen",
            "waar": "flats",
            "bewijs": "Bewoners noemden dit zelf",
        },
        {
            "id": vaste_id("buurthuis"),
            "naam": "Het buurthuis is gelijkvloers",
            "soort": "plek",
            "waar": "buurthuis",
            "bewijs": "Zelf gezien",
        },
        {
            "id": vaste_id("alcohol"),
            "naam": "Veel ouderen drinken weinig alcohol",
            "soort": "cijfer",
            "bewijs": alcohol.tekst,
            "cijfer": alcohol.cijfer,
        },
    ]


BETROKKENEN = [
    (
        "gemeente",
        "Gemeente, beheer van de straat",
        "helpt",
        "Zet de bankjes op de route terug",
        "Wij lopen de route met ouderen en tellen",
    ),
    ("corporatie", "Woningcorporatie", "wacht af", "Kijk mee naar drempels", "Wij leggen het uit"),
    (
        "wijkverpleging",
        "Wijkverpleging",
        "helpt",
        "Breng de drie projecten bij elkaar",
        "Wij maken een overzicht",
    ),
    (
        "buurthuis organisatie",
        "Welzijn in het buurthuis",
        "helpt",
        "Kook een keer per week samen",
        "Wij vragen bewoners mee",
    ),
]


def _betrokkenen() -> list[dict[str, Any]]:
    return [
        {
            "id": vaste_id(sleutel),
            "naam": naam,
            "houding": houding,
            "wat_vragen_we": vraag,
            "wat_bieden_we": bod,
            "bij_geen_tijd": "Het kost een uur; wij bereiden het voor.",
            "bij_is_van_ons": "Mooi. Hoe kunnen wij erbij aansluiten?",
        }
        for sleutel, naam, houding, vraag, bod in BETROKKENEN
    ]


def _prioriteiten() -> list[dict[str, Any]]:
    stemmen = {
        "contact": [(4, 5, 4, 4), (5, 4, 4, 5), (4, 4, 5, 4)],
        "vallen": [(3, 5, 3, 4), (2, 4, 4, 3), (4, 5, 4, 4)],
        "bewegen": [(5, 3, 2, 3), (4, 3, 3, 2), (3, 4, 2, 3)],
    }
    redenen = {
        "contact": "Veel mensen merken dit, en met de route kunnen we deze winter beginnen.",
        "vallen": "Het raakt dezelfde route. We nemen het mee.",
        "bewegen": "",
    }
    criteria = ("hoe_veel", "hoe_erg", "iets_aan_doen", "willen")
    ja = dict.fromkeys(("past", "geld", "willen_mensen", "middelen", "mag"), True)
    return [
        {
            "id": vaste_id(f"prioriteit {naam}"),
            "probleem": vaste_id(f"probleem {naam}"),
            "onthuld": True,
            "stemmen": [
                {"lid": f"lid {nummer}", "rol": rol, **dict(zip(criteria, scores, strict=True))}
                for nummer, (rol, scores) in enumerate(
                    zip(("mbo 3", "mbo 4", "hbo"), lijst, strict=True), start=1
                )
            ],
            "gekozen": bool(redenen[naam]),
            "reden": redenen[naam],
            "rang": rang,
            "pearl": ja if redenen[naam] else {},
        }
        for rang, (naam, lijst) in enumerate(stemmen.items(), start=1)
    ]


def _acties() -> list[dict[str, Any]]:
    return [
        {
            "id": vaste_id("actie route"),
            "probleem": vaste_id("probleem contact"),
            "oorzaak": vaste_id("oorzaak route"),
            "wie": "65-plussers die alleen wonen",
            "wat": "zij kunnen onderweg naar de markt weer zitten",
            "hoeveel": "tien bankjes",
            "wanneer": "voor 1 mei 2027",
            "aanpak": {"naam": "Samen de route lopen", "niveau": "eigen idee"},
            "pijler": "omgeving",
            "trekker": "wijkverpleegkundige",
            "eerste_stap": "Met twee ouderen en de gemeente de route lopen",
            "eerste_stap_datum": date(2027, 1, 12),
            "sterk": [vaste_id("wandelclub")],
            "betrokkenen": [vaste_id("gemeente")],
            "stop_datum": date(2027, 6, 1),
            "meten": "Hoeveel bankjes terug zijn en hoeveel mensen meelopen",
        },
        {
            "id": vaste_id("actie overzicht"),
            "probleem": vaste_id("probleem contact"),
            "oorzaak": vaste_id("oorzaak projecten"),
            "wie": "huisartsen en wijkverpleging",
            "wat": "zij weten waar ouderen terecht kunnen",
            "hoeveel": "één blad voor alle projecten",
            "wanneer": "voor 1 maart 2027",
            "aanpak": {"naam": "Overzicht maken", "niveau": "eigen idee"},
            "pijler": "signaleren",
            "trekker": "groep 3 met de wijkverpleegkundige",
            "eerste_stap": "De drie projecten aan één tafel vragen",
            "eerste_stap_datum": date(2027, 1, 19),
            "sterk": [vaste_id("buurthuis")],
            "betrokkenen": [vaste_id("wijkverpleging")],
            "stop_datum": date(2027, 6, 1),
            "meten": "Hoeveel mensen via het blad zijn meegegaan",
        },
    ]


VERWACHTINGEN = [
    {
        "tekst": "Veel ouderen kennen hun buren wel",
        "auteur_rol": "mbo 3",
        "onthuld": True,
        "klopte": "nee",
    },
    {
        "tekst": "Er is vast veel overgewicht",
        "auteur_rol": "hbo",
        "onthuld": True,
        "klopte": "ja",
    },
]
GESPREKKEN = [
    {
        "personen": 8,
        "setting": "hal van de flat",
        "wat": "Lopen is hier geen plezier",
        "goed": "De conciërge",
        "toestemming": True,
        "datum": GEKEKEN,
    },
    {
        "personen": 5,
        "setting": "buurthuis",
        "wat": "In de winter blijf ik boven",
        "goed": "De koffie",
        "toestemming": True,
        "datum": GEKEKEN,
    },
]
AANBOD = [
    {
        "activiteit": f"Beweegproject {letter}",
        "voor_wie": "55-plussers",
        "pijler": "omgeving",
        "door_wie": wie,
        "bereik_bekend": False,
    }
    for letter, wie in zip("ABC", ("welzijn", "sport", "zorg"), strict=True)
]
REACTIES = [
    {
        "rol": "wijkbewoner",
        "sterk": "De bankjes, dat klopt",
        "datum": DAG,
        "niet_begrepen": "Wat is geschat?",
        "welke_bron": "De huismeester",
    },
]


def inhoud(cijfers: Cijfers, gebied: Gebied) -> dict[str, Any]:
    """The whole document as plain fields."""
    return {
        "id": vaste_id("scan"),
        "titel": "Wijkscan Hillesluis: preventie bij ouderen",
        "vraag": "Waarom komen ouderen hier weinig buiten?",
        "focus": "ouderen",
        "gebied": gebied,
        "rollen": ["mbo 3", "mbo 4", "hbo", "wijkverpleegkundige"],
        "gemaakt_op": DAG,
        "voorbeeld": VERZONNEN,
        "verwachtingen": VERWACHTINGEN,
        "kijkcijfers": cijfers.kijkcijfers(),
        "observaties": _observaties(),
        "gesprekken": GESPREKKEN,
        "problemen": _problemen(cijfers, gebied),
        "sterke_punten": _sterk(cijfers),
        "betrokkenen": _betrokkenen(),
        "aanbod": AANBOD,
        "prioriteiten": _prioriteiten(),
        "acties": _acties(),
        "reacties": REACTIES,
    }


VASTE_NAMEN = (
    [f"observatie {n}" for n in range(1, 7)]
    + [
        f"{soort} {naam}"
        for soort in ("probleem", "prioriteit")
        for naam in ("contact", "vallen", "bewegen")
    ]
    + [f"oorzaak {n}" for n in ("route", "projecten", "oversteken", "kleden", "eten", "zitten")]
    + ["wandelclub", "conciërge", "buurthuis", "alcohol", "actie route", "actie overzicht"]
    + ["gemeente", "corporatie", "wijkverpleging", "buurthuis organisatie"]
)
