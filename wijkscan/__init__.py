"""wijkscan: from a wijk to a shareable wijkscan, with figures that can be trusted and traced."""

import os

# Arrow asks this once, when it is first imported. Its own way of keeping memory costs a refresh
# 25 MB that nothing else in the process can use.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

__version__ = "0.1.0"
