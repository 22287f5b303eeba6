"""Make docs/schema/wijkscan-1.json: the JSON schema of the document.

python tools/build_schema.py [--stdout]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from wijkscan.scan.model import GRONDSLAG, Wijkscan  # noqa: E402


def schema() -> str:
    """The schema as text; unknown fields are allowed on purpose."""
    inhoud = Wijkscan.model_json_schema(mode="serialization")
    inhoud = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **inhoud,
        "description": f"Het bestand .wijkscan.json, versie 1. {GRONDSLAG}",
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    if "--stdout" in sys.argv:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.write(schema())
    else:
        doel = ROOT / "docs" / "schema" / "wijkscan-1.json"
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_text(schema(), encoding="utf-8")
