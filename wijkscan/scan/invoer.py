"""Generous reading of what people and other programs write: one string where a record belongs,
other names for a key, a sign in one line of text. Only shapes change here; nothing is invented.
"""

from __future__ import annotations

import re
from typing import Any

_Velden = dict[str, Any]

_ANDERS_TEKEN = {
    "kind": "soort",
    "type": "soort",
    "wat": "tekst",
    "omschrijving": "tekst",
    "text": "tekst",
    "source": "bron",
    "wie": "bron",
    "year": "jaar",
    "peiljaar": "jaar",
    "date": "datum",
    "level": "niveau",
    "gebiedsniveau": "niveau",
    "n": "van",
    "teller": "aantal",
    "eenheid_telling": "telt",
    "frequentie": "hoe_vaak",
    "aantal_personen": "personen",
    "rol": "rol_professional",
}
_ANDERS_OORZAAK = {
    "wat": "tekst",
    "omschrijving": "tekst",
    "text": "tekst",
    "oorzaak": "tekst",
    "soort": "determinant",
    "code": "determinant",
    "kind": "determinant",
    "te_beinvloeden": "beinvloedbaar",
}
_CIJFER_KEYS = (
    "indicator eenheid waarde onder boven leeftijd tabel modelinvoer positie methode"
).split()
_ANDERS_CIJFER = {
    "value": "waarde",
    "lower": "onder",
    "upper": "boven",
    "table": "tabel",
    "verdict": "oordeel",
    "age": "leeftijd",
    "definition": "definitie",
}
_MAATSTAF = (
    "vergelijking",
    "benchmark",
    "maatstaf",
    "nl",
    "nederland",
    "nl_waarde",
    "vergelijking_waarde",
)
_MAATSTAF_KEYS = ("waarde", "tabel", "bron", "jaar", "leeftijd", "definitie")
_SOORTEN = {
    "cijfer": "C1",
    "geteld": "C1",
    "geschat": "C2",
    "model": "C2",
    "eigen": "C3",
    "observatie": "O",
    "gezien": "O",
    "gesprek": "G",
    "bewoner": "G",
    "gehoord": "G",
    "professional": "P",
    "signaal": "P",
    "literatuur": "L",
    "richtlijn": "L",
}
_REGEL = re.compile(r"\s?(C1|C2|C3|[OGPL])(?:\s?[:.–-])?\s(.*)", re.DOTALL)
_JAAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")
_NIVEAUS = ("gemeente", "wijk", "buurt", "straat", "regio")


def lijst(waarde: Any) -> Any:
    """None -> [], one thing -> [thing]."""
    if waarde is None or waarde == "":
        return []
    return waarde if isinstance(waarde, (list, tuple)) else [waarde]


def tekst(waarde: Any) -> Any:
    """None -> "", a list of texts -> one text."""
    if waarde is None:
        return ""
    if isinstance(waarde, list) and all(isinstance(deel, str) for deel in waarde):
        return "; ".join(waarde)
    return waarde


def gebied(waarde: Any) -> Any:
    """A code, a name, or a list of codes, as a Gebied."""
    if isinstance(waarde, dict):
        velden = _hernoem(waarde, {"code": "codes", "jaar": "indeling", "level": "niveau"})
        return velden | {"codes": lijst(velden.get("codes"))}
    if isinstance(waarde, str):
        waarde = [waarde] if waarde.strip() else []
    if not isinstance(waarde, (list, tuple)):
        return waarde
    codes = [w for w in waarde if isinstance(w, str) and re.match(r"(?:BU|WK|GM|NL)\w{0,10}$", w)]
    namen = [w for w in waarde if isinstance(w, str) and w not in codes]
    jaren = [w for w in waarde if isinstance(w, int)]
    return {"codes": codes, "naam": ", ".join(namen), "indeling": jaren[0] if jaren else None}


def omvang(waarde: Any) -> Any:
    """A number or a text, as an Omvang."""
    if isinstance(waarde, (int, float)) and not isinstance(waarde, bool):
        return {"van": waarde, "tot": waarde}
    if isinstance(waarde, str):
        return {"tekst": waarde} if waarde.strip() else None
    if isinstance(waarde, (list, tuple)) and len(waarde) == 2:
        return {"van": waarde[0], "tot": waarde[1]}
    return waarde


def zekerheid(waarde: Any) -> Any:
    """ "midden", or "midden: waarom", as a Zekerheid."""
    if not isinstance(waarde, str):
        return waarde
    niveau, _, waarom = waarde.partition(":")
    return {"niveau": niveau.strip().lower() or None, "waarom": waarom.strip()}


def _hernoem(velden: _Velden, namen: dict[str, str]) -> _Velden:
    klaar = dict(velden)
    for anders, naam in namen.items():
        if anders in klaar and naam not in velden:
            klaar[naam] = klaar.pop(anders)
    return klaar


def probleem(waarde: Any) -> Any:
    """Status given with its reason, soort in capitals."""
    if not isinstance(waarde, dict):
        return waarde
    velden = dict(waarde)
    if isinstance(velden.get("status"), dict):
        status = velden.pop("status")
        velden |= {"status": status.get("status"), "status_reden": status.get("reden", "")}
    for key in ("status", "soort"):
        if isinstance(velden.get(key), str):
            velden[key] = velden[key].strip().lower() or None
    if velden.get("status", "") is None:
        del velden["status"]
    if isinstance(velden.get("p_groep"), dict):
        groep = velden["p_groep"]
        velden["p_leeftijd"] = groep.get("leeftijd") or ""
        velden["p_groep"] = groep.get("wie") or groep.get("groep") or groep.get("tekst") or ""
    elif isinstance(velden.get("p_groep"), list):
        velden["p_groep"] = ", ".join(str(deel) for deel in velden["p_groep"])
    return {
        key: "" if inhoud is None and key.startswith(("p_wat", "p_groep", "p_gevolg")) else inhoud
        for key, inhoud in velden.items()
    }


def oorzaak(waarde: Any) -> Any:
    """A cause in a few words, or with other names for its keys."""
    if isinstance(waarde, str):
        return {"tekst": waarde}
    if not isinstance(waarde, dict):
        return waarde
    velden = _hernoem(waarde, _ANDERS_OORZAAK)
    codes = velden.get("determinant")
    if isinstance(codes, str):
        velden["determinant"] = re.findall(r"E(?:10|[1-9])\b", codes)
    velden["door_wie"] = lijst(velden.get("door_wie"))
    velden["determinant"] = lijst(velden.get("determinant"))
    if isinstance(velden.get("beinvloedbaar"), bool):
        velden["beinvloedbaar"] = "ja" if velden["beinvloedbaar"] else "nee"
    velden["trap"] = [{"tekst": t} if isinstance(t, str) else t for t in lijst(velden.get("trap"))]
    return velden


def teken(waarde: Any) -> Any:
    """A sign in one line ("O tien bankjes stuk"), or with other or flat keys."""
    if isinstance(waarde, str):
        return _teken_uit_tekst(waarde)
    if not isinstance(waarde, dict):
        return waarde
    velden = _hernoem(waarde, _ANDERS_TEKEN)
    soort = velden.get("soort")
    if isinstance(soort, str):
        velden["soort"] = _SOORTEN.get(soort.strip().lower(), soort.strip().upper()) or None
    if isinstance(velden.get("dagdeel"), str):
        velden["dagdeel"] = [velden["dagdeel"]] if velden["dagdeel"] else []
    if isinstance(velden.get("bron"), dict):
        velden["bron"] = ", ".join(str(deel) for deel in velden["bron"].values())
    if velden.get("cijfer") is None and str(velden.get("soort")) in ("C1", "C2", "C3"):
        _pak_cijfer(velden)
    return velden


def _pak_cijfer(velden: _Velden) -> None:
    """Flat keys of a figure go into its `cijfer`."""
    vlak = _hernoem(velden, _ANDERS_CIJFER)
    maatstaf = next((vlak[key] for key in _MAATSTAF if vlak.get(key) is not None), None)
    if maatstaf is None and any(vlak.get(f"{v}_waarde") is not None for v in _MAATSTAF):
        maatstaf = {}
    cijfer = {key: vlak[key] for key in _CIJFER_KEYS if vlak.get(key) is not None}
    interval = vlak.get("interval")
    if isinstance(interval, (list, tuple)) and len(interval) == 2:
        cijfer |= {"onder": interval[0], "boven": interval[1]}
    if not cijfer and maatstaf is None and not vlak.get("oordeel"):
        return
    if maatstaf is not None or vlak.get("oordeel"):
        cijfer["vergelijkingen"] = [_maatstaf(maatstaf, vlak)]
    for key in ("jaar", "niveau", "definitie"):
        if vlak.get(key):
            cijfer[key] = vlak[key]
    verbruikt = {*_CIJFER_KEYS, *_MAATSTAF, *_ANDERS_CIJFER, "interval", "oordeel", "reden"}
    for key in verbruikt & set(velden):
        del velden[key]
    velden["cijfer"] = cijfer


def _maatstaf(maatstaf: Any, vlak: _Velden) -> _Velden:
    basis = _hernoem(maatstaf, _ANDERS_CIJFER) if isinstance(maatstaf, dict) else {}
    if isinstance(maatstaf, (int, float)):
        basis = {"waarde": maatstaf}
    for voor in _MAATSTAF:  # "nl_tabel", "benchmark_jaar"
        for key in _MAATSTAF_KEYS:
            if vlak.get(f"{voor}_{key}") is not None:
                basis.setdefault(key, vlak[f"{voor}_{key}"])
    if vlak.get("oordeel") and not basis.get("oordeel"):
        basis["oordeel"] = vlak["oordeel"]
    if isinstance(basis.get("oordeel"), str):
        oordeel = basis["oordeel"].strip().lower().replace("_", " ")
        basis["oordeel"] = "vergelijkbaar" if oordeel == "ongeveer gelijk" else oordeel
    if vlak.get("reden") and not basis.get("reden"):
        basis["reden"] = vlak["reden"]
    return basis


def _teken_uit_tekst(regel: str) -> _Velden:
    """ "G acht bewoners ..." -> kind G. Year and level are taken when they are written there."""
    gevonden = _REGEL.fullmatch(regel)
    if gevonden is None:
        return {"tekst": regel}
    soort, woorden = gevonden.groups()
    velden: _Velden = {"soort": soort, "tekst": woorden, "uit_regel": True}
    jaar = _JAAR.search(woorden)
    if jaar:
        velden["jaar"] = int(jaar.group())
    laag = woorden.lower()
    velden["niveau"] = next((n for n in _NIVEAUS if re.search(rf"\b{n}\b", laag)), None)
    return velden
