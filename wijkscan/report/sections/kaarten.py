"""The maps: one message each, with the same figures in a table."""

from __future__ import annotations

from wijkscan.report.blocks import Block, Callout, Heading, Paragraph, text
from wijkscan.report.model import Report


def build(report: Report) -> list[Block]:
    """Every map that was given, or the reason why there is none."""
    blocks: list[Block] = [Heading("Kaarten", 2)]
    if not report.maps:
        reason = report.maps_reason or "Van dit gebied zijn geen grenzen bekend."
        return [*blocks, Callout("Geen kaart", (text(reason),))]
    blocks.append(
        Paragraph(
            text(
                "Elke kaart heeft één boodschap. Hoe donkerder, hoe hoger het cijfer. ",
                "Gestreept betekent: geen cijfer. Dat is niet nul.",
            )
        )
    )
    return [*blocks, *report.maps]
