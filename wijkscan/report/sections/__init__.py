"""The sections of the report: each has `build(report) -> list[Block]` and knows no format."""
