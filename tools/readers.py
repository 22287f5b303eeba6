"""Readers of the loose files: each gives the same snapshot form as a fetch over OData."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from wijkscan.sources.odata import TableMeta, Topic, stem
from wijkscan.store.columns import Missing
from wijkscan.store.families import Familie, Uitgave
from wijkscan.store.intake import Edition, as_kolom, describe
from wijkscan.store.packing import Draft, Regions
from wijkscan.store.sidecar import Kolom

# The order of the 85984NED export, whose headers are sentences.
COLUMNS_2024 = [
    "naam",
    "gemeente_naam",
    "soort",
    "code",
    "indelingswijziging",
    "AantalInwoners",
    "Mannen",
    "Vrouwen",
    "k_0Tot15Jaar",
    "k_15Tot25Jaar",
    "k_25Tot45Jaar",
    "k_45Tot65Jaar",
    "k_65JaarOfOuder",
]
HEADERS_2024 = {
    "AantalInwoners": "Aantal inwoners",
    "Mannen": "Mannen",
    "Vrouwen": "Vrouwen",
    "k_0Tot15Jaar": "0 tot 15 jaar",
    "k_65JaarOfOuder": "65 jaar of ouder",
}
HOSPITAL_WITH = "ZiekenhuisInclBuitenpolikliniek"
HOSPITAL_WITHOUT = "ZiekenhuisExclBuitenpolikliniek"
NAMES_2022 = {
    "AfstandTotHuisartsenpraktijk_5": "AfstandTotHuisartsenpraktijk",
    "Binnen1Km_6": "Huisartsenpraktijk.Binnen1Km",
    "Binnen3Km_7": "Huisartsenpraktijk.Binnen3Km",
    "Binnen5Km_8": "Huisartsenpraktijk.Binnen5Km",
    "AfstandTotHuisartsenpost_9": "AfstandTotHuisartsenpost",
    "AfstandTotZiekenhuis_11": f"{HOSPITAL_WITH}.AfstandTotZiekenhuis",
    "Binnen5Km_12": f"{HOSPITAL_WITH}.Binnen5Km",
    "Binnen10Km_13": f"{HOSPITAL_WITH}.Binnen10Km",
    "Binnen20Km_14": f"{HOSPITAL_WITH}.Binnen20Km",
    "AfstandTotZiekenhuis_15": f"{HOSPITAL_WITHOUT}.AfstandTotZiekenhuis",
    "Binnen5Km_16": f"{HOSPITAL_WITHOUT}.Binnen5Km",
    "Binnen10Km_17": f"{HOSPITAL_WITHOUT}.Binnen10Km",
    "Binnen20Km_18": f"{HOSPITAL_WITHOUT}.Binnen20Km",
}
AGES_MEDICINES = {
    "65 tot 75 jaar": "65-75",
    "75 jaar of ouder": "75+",
    "Totaal, gestandaardiseerd": "gestandaardiseerd",
}
NO_PLACE = ("GM0998", "GM0997", "GM9999")


def text_frame(path: Path) -> pd.DataFrame:
    """A file as text, without the padding of its cells."""
    frame = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return frame.apply(lambda column: column.str.strip())


def read(shared: Path, familie: Familie, uitgave: Uitgave) -> Edition:
    """The edition of a loose file."""
    reader = READERS[uitgave.tabel]
    frame, keys, regions = reader(shared / "data/tables", uitgave)
    draft = as_draft(frame, familie, keys)
    meta = TableMeta(uitgave.tabel, uitgave.titel, "", str(uitgave.jaar), {}, ())
    return Edition(draft, describe(familie, uitgave, meta, uitgave.opgehaald, ()), regions)


def as_draft(frame: pd.DataFrame, familie: Familie, keys: dict[str, str]) -> Draft:
    """A frame with `gebied`, perhaps `leeftijd`, and text cells per column, as a draft."""
    values: dict[str, np.ndarray] = {}
    status: dict[str, np.ndarray] = {}
    names = [name for name in frame if name not in ("gebied", "leeftijd")]
    for name in names:
        cells = frame[name]
        values[name] = pd.to_numeric(cells.replace({"": None, ".": None})).to_numpy(float)
        reasons = np.where(cells == ".", Missing.WITHHELD, Missing.IMPOSSIBLE)
        status[name] = np.where(np.isnan(values[name]), reasons, Missing.PRESENT).astype(np.int8)
    ages = frame["leeftijd"].tolist() if "leeftijd" in frame else None
    kolommen = [described(name, keys.get(name, name), familie) for name in names]
    return Draft(frame["gebied"].tolist(), ages, kolommen, values, status)


def described(name: str, key: str, familie: Familie) -> Kolom:
    """A column whose title and unit stand in the family file."""
    text = familie.kolommen[name]
    topic = Topic(key, stem(key), text.titel, text.eenheid, (text.groep,), "Double", text.decimalen)
    return as_kolom(name, topic, familie)


def kwb_2024(tables: Path, _: Uitgave) -> tuple[pd.DataFrame, dict[str, str], Regions]:
    """85984NED: residents by sex and age, every area of 2024."""
    frame = text_frame(tables / "kwb/85984NED_kwb_2024_geslacht_leeftijd.csv.gz")
    for name, words in HEADERS_2024.items():
        if words not in frame.columns[COLUMNS_2024.index(name)]:
            raise SystemExit(f"85984NED: de kolom {name} staat niet waar ze hoort")
    frame.columns = pd.Index(COLUMNS_2024)
    regions = frame[["code", "naam", "gemeente_naam", "indelingswijziging"]].replace(
        {"": None, ".": None}
    )
    figures = frame.rename(columns={"code": "gebied"}).drop(
        columns=["naam", "gemeente_naam", "soort", "indelingswijziging"]
    )
    return figures, {}, records(regions)


def nabijheid_2022(tables: Path, _: Uitgave) -> tuple[pd.DataFrame, dict[str, str], Regions]:
    """85560NED: distance to care, every area of 2022."""
    frame = text_frame(tables / "nabijheid/85560NED_nabijheid_zorg_2022.csv.gz")
    keys = {name: key for key, name in NAMES_2022.items()}
    return frame.rename(columns={"Codering_3": "gebied", **NAMES_2022}), keys, {}


def pdok(tables: Path, uitgave: Uitgave) -> tuple[pd.DataFrame, dict[str, str], Regions]:
    """Kerncijfers per gemeente of one year from the map of CBS and PDOK."""
    frame = text_frame(tables / "kwb/pdok_kwb_gemeenten_2012-2024.csv.gz")
    frame = frame[(frame["jaar"] == uitgave.uitgave) & ~frame["gemeentecode"].isin(NO_PLACE)]
    names = frame.rename(columns={"gemeentecode": "code", "gemeentenaam": "naam"})[["code", "naam"]]
    regions = names.assign(gemeente_naam=names["naam"])
    figures = frame.rename(columns={"gemeentecode": "gebied"}).drop(
        columns=["jaar", "gemeentenaam"]
    )
    # The copy had its minus codes removed: why a cell is empty is not known any more.
    return figures.replace("", ".").reset_index(drop=True), {}, records(regions)


def medicines(tables: Path, uitgave: Uitgave) -> tuple[pd.DataFrame, dict[str, str], Regions]:
    """83251NED: persons with medicines for heart and vessels, one year; nothing else."""
    frame = text_frame(tables / "medicijnen/83251NED_hartvaatmiddelen_gemeente_2013-2019.csv.gz")
    mine = (
        (frame["year"] == uitgave.uitgave)
        & (frame["ATC_Medication_Group"] == "C Hartvaatstelsel")
        & (frame["Geslacht"] == "Totaal mannen en vrouwen")
        & (frame["perc_Pop_with_meds"] != "")  # gemeenten of another year have empty rows
    )
    frame = frame[mine].reset_index(drop=True)
    figures = pd.DataFrame(
        {
            "gebied": frame["Regions"],
            "leeftijd": frame["Age_Group_with_meds"].map(AGES_MEDICINES),
            "PersonenMetGeneesmiddelenRelatief_C": frame["perc_Pop_with_meds"],
        }
    )
    return (
        figures,
        {"PersonenMetGeneesmiddelenRelatief_C": "PersonenMetGeneesmiddelenRelatief_2"},
        [],
    )


def records(frame: pd.DataFrame) -> Regions:
    """A frame of texts as columns; an absent text is None."""
    return {str(n): [None if pd.isna(c) else c for c in frame[n]] for n in frame}


READERS: dict[str, Callable[[Path, Uitgave], tuple[pd.DataFrame, dict[str, str], Regions]]] = {
    "85984NED": kwb_2024,
    "85560NED": nabijheid_2022,
    "PDOK-KWB": pdok,
    "83251NED": medicines,
}
