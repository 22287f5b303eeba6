"""scipy's special functions, imported when first asked for.

The import takes a third of a second, and most commands read verdicts that are already kept.
"""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    from scipy import special

    return getattr(special, name)
