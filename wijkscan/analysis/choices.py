"""Every choice of our own, named as a choice, with its reason, in one place.

The formulas come from the literature; these numbers do not. docs/rekenregels.md lists them.
"""

from __future__ import annotations

from dataclasses import dataclass

CONFIDENCE = 0.95
EXACT_BELOW = 10
DSR_MINIMUM = 10
MIN_DENOMINATOR = 50
RELEVANT_LOW = 0.95
RELEVANT_HIGH = 1.05
LARGE_PART = 0.10
TOO_LARGE_PART = 0.50
FALSE_DISCOVERY_RATE = 0.05
DISTANCE_WORTH_SAYING = 0.5
EXTREME_SHARE = 0.10
MIN_PEERS = 30
PEER_GROUPS = 3
ROUND_EXPECTED_TO = 5
OWN_COUNT_MINIMUM = 10
SHOWN_COUNT_MINIMUM = 5
OLD_AFTER_YEARS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice as the documentation shows it."""

    naam: str
    waarde: str
    reden: str


ALL: tuple[Choice, ...] = (
    Choice(
        "Zekerheid van de grenzen",
        f"{CONFIDENCE:.0%}",
        "Zo rekenen het CBS, het RIVM en andere gezondheidsprofielen ook.",
    ),
    Choice(
        "Kleinste groep voor een oordeel",
        f"{MIN_DENOMINATOR}",
        "Bij minder mensen zegt een percentage bijna niets. PLACES (VS) gebruikt ook 50.",
    ),
    Choice(
        "Klein verschil",
        f"verhouding van {RELEVANT_LOW} tot {RELEVANT_HIGH}".replace(".", ","),
        "In een grote wijk is elk klein verschil zeker. Zeker is nog niet belangrijk.",
    ),
    Choice(
        "Groot deel van de vergelijking",
        f"meer dan {LARGE_PART:.0%}",
        "Een wijk die zelf flink meetelt, vergelijken we met de rest van die gemeente. Van een"
        " gemeente elders telt dan ook het toeval mee.",
    ),
    Choice(
        "Te groot deel van de vergelijking",
        f"meer dan {TOO_LARGE_PART:.0%}",
        "Dan is de rest kleiner dan de wijk zelf. Die rest is geen goede maat.",
    ),
    Choice(
        "Fout bij veel vergelijkingen (q)",
        f"{FALSE_DISCOVERY_RATE:.0%}",
        "Van alle keren dat we 'duidelijk' zeggen mag gemiddeld hoogstens 1 op de 20 toeval zijn.",
    ),
    Choice(
        "Afronding telt altijd tegen het oordeel",
        "ongunstigste afronding",
        "Het CBS loot bij het afronden op 5. We nemen het aantal met het kleinste verschil.",
    ),
    Choice(
        "Afstand die het noemen waard is",
        f"{DISTANCE_WORTH_SAYING} km".replace(".", ","),
        "Afstanden zijn gemiddelden over de weg. Een kleiner verschil merkt bijna niemand.",
    ),
    Choice(
        "Hoogste en laagste groep",
        f"{EXTREME_SHARE:.0%}",
        "Grof genoeg om geen ranglijst te zijn, fijn genoeg om op te vallen.",
    ),
    Choice(
        "Kleinste aantal vergelijkbare wijken",
        f"{MIN_PEERS}",
        "Met minder wijken hangt de plek van te weinig wijken af.",
    ),
    Choice(
        "Groepen voor leeftijd en inkomen",
        f"{PEER_GROUPS} even grote groepen",
        "Met drie groepen blijven er genoeg vergelijkbare wijken over.",
    ),
    Choice(
        "Verwachte aantallen",
        f"afgerond op {ROUND_EXPECTED_TO}",
        "Een verwacht aantal is een schatting. Losse mensen tellen doen we niet.",
    ),
    Choice(
        "Kleinste eigen telling",
        f"{OWN_COUNT_MINIMUM}",
        "Bij een kleiner aantal kunnen mensen herkenbaar zijn.",
    ),
    Choice(
        "Kleinste berekende aantal dat we tonen",
        f"{SHOWN_COUNT_MINIMUM}",
        "Een berekend aantal van 1 tot en met 4 kan mensen herkenbaar maken.",
    ),
    Choice(
        "Oud cijfer",
        f"ouder dan {OLD_AFTER_YEARS} jaar",
        "In vier jaar kan een wijk flink veranderen.",
    ),
)
