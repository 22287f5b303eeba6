"""National rates by age from data/catalogue/verwacht.toml, checked on load."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from wijkscan import paths
from wijkscan.store.catalogue import entries


class Verwacht(BaseModel):
    """Rates per age band and sex, and the national make-up behind the range for one group."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    naam: str
    groep: str
    jaar: int
    bron: str
    per: float = Field(gt=0)
    banden: tuple[str, ...] = Field(min_length=1)
    mannen: tuple[float, ...]
    vrouwen: tuple[float, ...]
    opbouw_bron: str
    inwoners_mannen: tuple[float, ...]
    inwoners_vrouwen: tuple[float, ...]
    oud_vanaf: str
    aandeel_oud_laag: float = Field(gt=0, lt=1)
    aandeel_oud_hoog: float = Field(gt=0, lt=1)

    @model_validator(mode="after")
    def _bands_fit(self) -> Verwacht:
        for name in ("mannen", "vrouwen", "inwoners_mannen", "inwoners_vrouwen"):
            if len(getattr(self, name)) != len(self.banden):
                raise ValueError(f"{name} heeft niet evenveel getallen als banden")
        if self.oud_vanaf not in self.banden[1:]:
            raise ValueError("oud_vanaf moet een van de banden zijn, niet de eerste")
        return self


def load(folder: Path) -> dict[str, Verwacht]:
    """All entries of verwacht.toml in the catalogue folder."""
    return entries(folder / "verwacht.toml", Verwacht)


@cache
def bundled() -> dict[str, Verwacht]:
    """The entries that come with the tool."""
    return load(paths.data_dir() / "catalogue")
