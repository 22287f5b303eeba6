"""Make every generated page of docs/ again: `make docs`."""

from __future__ import annotations

from tools import build_docentpakket, build_indicatoren, build_rekenregels

MAKERS = (build_indicatoren, build_docentpakket, build_rekenregels)


def main() -> None:
    """Run each maker; a new one is one line above."""
    for maker in MAKERS:
        maker.main()


if __name__ == "__main__":
    main()
