"""The way of working as data: words, causes, signs, observation, choosing, rubric, lessons.

Each function reads one file of data/catalogue, checks it and keeps it. Keys and order are those
of the file. A mistake is a `CatalogueError` that names file, key and what is wrong.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from wijkscan import paths
from wijkscan.store.catalogue import entries

Teksten = tuple[str, ...]


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str


class Woord(_Deel):
    """A term of the field with one line in plain Dutch."""

    term: str
    uitleg: str
    ook: Teksten = Field(default=(), description="other words for the same")
    in_zinnen: Teksten = Field(
        default=(), description="forms that are explained on the spot; empty: a plain word"
    )


class Woordkeus(_Deel):
    """Which word we use, and which we avoid."""

    zeg: str
    liever_niet: Teksten
    waarom: str


class MoeilijkWoord(_Deel):
    """A word that most people do not use, with plain words instead."""

    woord: str
    gewoon: str


class Determinant(_Deel):
    """A kind of cause (E1 to E10), with who can usually change it."""

    naam: str
    vraag: str
    lalonde: Literal["biologie", "leefstijl", "omgeving", "gezondheidszorg"]
    laag: str = Field(description="layer of Dahlgren and Whitehead")
    voorbeelden: Teksten
    door_wie: Teksten = Field(description="empty when nobody can change it")
    let_op: str


class Deelsysteem(_Deel):
    """A heading of the observation form; the good is asked first."""

    naam: str
    vaktaal: str
    goed: str
    vragen: Teksten = Field(min_length=2, max_length=4)
    let_op: str
    cijfers: Teksten = Field(default=(), description="indicators of which you may see a side here")


class OmahaProbleem(_Deel):
    """One of the 42 problems of the Omaha System, in our own Dutch."""

    naam: str
    uitleg: str
    engels: str
    domein: Literal["Environmental", "Psychosocial", "Physiological", "Health-related Behaviors"]
    standaard: bool = Field(
        default=False, description="one of the 11 that fit a wijk (windshield surveys)"
    )


class Dimensie(_Deel):
    """One of the six dimensions of Positieve Gezondheid."""

    letter: Literal["L", "M", "Z", "K", "D", "F"]
    naam: str
    vaktaal: str
    vraag: str


class TekenSoort(_Deel):
    """A kind of sign: what must be said with it, how strong it is, where it goes wrong."""

    naam: str
    soort: Literal["cijfer", "observatie", "gesprek", "professional", "literatuur"]
    uitleg: str
    nodig: Teksten
    gewicht: str
    valkuil: str


class Erkenning(_Deel):
    """A level of Loket Gezond Leven; recognised is not the same as proven."""

    naam: str
    uitleg: str


class Pijler(_Deel):
    """One of the four ways to act."""

    naam: str
    uitleg: str
    voorbeeld: str


class Interventie(_Deel):
    """A recognised approach, never without its level and the date on which that was read."""

    naam: str
    doel: str
    doelgroep: str
    niveau: Literal["goed_beschreven", "I", "II", "III", "IV"]
    pijler: Literal["voorlichting", "signaleren", "omgeving", "regels"]
    thema: Teksten
    gecontroleerd: str = Field(pattern=r"^\d{4}(-\d{2}-\d{2})?$")
    link: str


class Criterium(_Deel):
    """A question for choosing: scored 1 to 5, or a yes or no of PEARL."""

    naam: str
    uitleg: str
    soort: Literal["score", "pearl"]
    laag: str = ""
    hoog: str = ""
    vaktaal: str = ""


class Deelnemer(_Deel):
    """A role in the learning network, and what it brings in."""

    naam: str
    wie: str
    brengt_in: str
    vraag: str


class Rubriekregel(_Deel):
    """A criterion of the rubric for the teacher."""

    naam: str
    nog_niet: str
    voldoende: str
    goed: str


class Microles(_Deel):
    """A lesson of at most two minutes, with one question."""

    titel: str
    waar: str = Field(description="where in the tool it is offered")
    tekst: Teksten
    vraag: str
    antwoord: str


class Voorbeeld(_Deel):
    """A good or a bad example of a problem record; invented wijk, invented figures."""

    soort: Literal["goed", "fout"]
    titel: str
    waarom: str
    probleem_soort: Literal["", "actueel", "risico", "kans"] = ""
    probleem: str = ""
    groep: str = ""
    gebied: str = ""
    oorzaken: Teksten = ()
    tekens: Teksten = ()
    sterk: str = ""
    tegen: str = ""
    zekerheid: str = ""
    tekst: str = Field(default="", description="a bad example, as it was written")
    regels: Teksten = Field(default=(), description="the rules it breaks (R1 to R21)")
    herstel: str = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        good = (self.probleem, self.groep, self.gebied, self.oorzaken, self.tekens, self.sterk)
        bad = (self.tekst, self.regels, self.herstel)
        if not all(good if self.soort == "goed" else bad):
            raise ValueError(f"dit {self.soort}e voorbeeld is niet af")
        return self


class Onderwerp(_Deel):
    """What a problem can be about, and how that is seen from codes, figures and words."""

    naam: str
    omaha: Teksten = ()
    cijfers: Teksten = Field(default=(), description="indicators that show it")
    woorden: Teksten = Field(min_length=1, description="beginnings of words")


class Partij(_Deel):
    """Someone who is asked to help, and the names under which groups write them down."""

    naam: str
    ook: Teksten = Field(min_length=1, description="beginnings of words")


class Valkuil(_Deel):
    """Something to mind with every figure."""

    naam: str
    tekst: str


_Model = TypeVar("_Model", bound=BaseModel)


def _file(name: str, model: type[_Model]) -> dict[str, _Model]:
    return entries(paths.data_dir() / "catalogue" / f"{name}.toml", model)


@cache
def woorden() -> dict[str, Woord]:
    """The glossary."""
    return _file("woorden", Woord)


@cache
def woordkeus() -> dict[str, Woordkeus]:
    """The word rules."""
    return _file("woordkeus", Woordkeus)


@cache
def moeilijke_woorden() -> dict[str, str]:
    """Difficult word (lower case) -> plain words."""
    found = _file("moeilijke_woorden", MoeilijkWoord)
    return {word.woord.lower(): word.gewoon for word in found.values()}


@cache
def determinanten() -> dict[str, Determinant]:
    """The ten kinds of cause, E1 to E10."""
    return _file("determinanten", Determinant)


@cache
def deelsystemen() -> dict[str, Deelsysteem]:
    """The nine headings of the observation form: people, and eight subsystems."""
    return _file("observatie", Deelsysteem)


@cache
def omaha() -> dict[str, OmahaProbleem]:
    """The 42 problems by their number, "01" to "42"."""
    return _file("omaha", OmahaProbleem)


@cache
def positieve_gezondheid() -> dict[str, Dimensie]:
    """The six dimensions; an index to figures and problems, never a score."""
    return _file("positieve_gezondheid", Dimensie)


@cache
def tekens() -> dict[str, TekenSoort]:
    """The kinds of signs, C1 to L."""
    return _file("tekens", TekenSoort)


@cache
def erkenning() -> dict[str, Erkenning]:
    """The levels of Loket Gezond Leven."""
    return _file("erkenning", Erkenning)


@cache
def pijlers() -> dict[str, Pijler]:
    """The four ways to act."""
    return _file("pijlers", Pijler)


@cache
def interventies() -> dict[str, Interventie]:
    """Recognised approaches, with level and date."""
    return _file("interventies", Interventie)


@cache
def criteria() -> dict[str, Criterium]:
    """The four scores and the five yes-or-no questions for choosing."""
    return _file("criteria", Criterium)


@cache
def rollen() -> dict[str, Deelnemer]:
    """Who is in the learning network."""
    return _file("rollen", Deelnemer)


@cache
def rubriek() -> dict[str, Rubriekregel]:
    """The rubric for the teacher."""
    return _file("rubriek", Rubriekregel)


@cache
def microlessen() -> dict[str, Microles]:
    """Six short lessons about reading figures."""
    return _file("microlessen", Microles)


@cache
def voorbeelden() -> dict[str, Voorbeeld]:
    """Good and bad examples of a problem record."""
    return _file("voorbeelden", Voorbeeld)


@cache
def onderwerpen() -> dict[str, Onderwerp]:
    """What problems are about."""
    return _file("onderwerpen", Onderwerp)


@cache
def partijen() -> dict[str, Partij]:
    """Who groups ask to help."""
    return _file("partijen", Partij)


@cache
def gewone_partijen() -> tuple[str, ...]:
    """Who can change more than one kind of cause, by the catalogue; who can change most first."""
    named = Counter(name for kind in determinanten().values() for name in kind.door_wie)
    return tuple(name for name, kinds in named.most_common() if kinds > 1)


@cache
def valkuilen() -> dict[str, Valkuil]:
    """What to mind with every figure."""
    return _file("valkuilen", Valkuil)
