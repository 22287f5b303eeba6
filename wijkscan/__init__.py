"""wijkscan: from a wijk to a shareable wijkscan, with figures that can be trusted and traced."""

__version__ = "0.1.0"
