"""The sections of the report: each module has `build(report) -> list[Block]` and knows no format."""
