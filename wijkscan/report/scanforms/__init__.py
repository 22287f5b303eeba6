"""One module per form of a scan that is made of blocks, each with `build(model) -> Document`."""
