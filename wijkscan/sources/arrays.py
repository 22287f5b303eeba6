"""Between numpy and Arrow by way of their memory.

Arrow's own conversions (`to_numpy`, `pa.array`, `pa.scalar`) import pandas: a second and 40 MB
that neither the command line nor a refresh needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.types as kinds

_KINDS = {"int8": np.int8, "int32": np.int32, "double": np.float64}


def to_numpy(column: Any) -> npt.NDArray[Any]:
    """A column as float64 (NaN where missing), int8 (a status) or objects (texts)."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if kinds.is_string(array.type):
        return np.array(array.to_pylist(), dtype=object)
    kind = _KINDS[str(array.type)]
    valid, content = array.buffers()
    here = slice(array.offset, array.offset + len(array))
    found = np.frombuffer(content, kind)[here] if content else np.zeros(len(array), kind)
    if kind is np.int8:
        return found
    found = found.astype(np.float64)
    if valid is not None:
        bits = np.unpackbits(np.frombuffer(valid, np.uint8), bitorder="little")
        found[bits[here] == 0] = np.nan
    found.flags.writeable = False
    return found


def from_numbers(values: npt.NDArray[Any], missing: npt.NDArray[np.bool_] | None = None) -> Any:
    """Numbers as an Arrow array of their own kind; `missing` become null."""
    kind = {v: k for k, v in _KINDS.items()}[values.dtype.type]
    valid = None
    if missing is not None and missing.any():
        valid = pa.py_buffer(np.packbits(~missing, bitorder="little").tobytes())
    buffers = [valid, pa.py_buffer(np.ascontiguousarray(values).tobytes())]
    return pa.Array.from_buffers(pa.type_for_alias(kind), len(values), buffers)


def from_texts(texts: Sequence[str | None]) -> Any:
    """Texts as an Arrow array; None becomes null."""
    encoded = [text.encode() if text else b"" for text in texts]
    offsets = np.zeros(len(encoded) + 1, np.int32)
    np.cumsum(np.fromiter(map(len, encoded), np.int32, len(encoded)), out=offsets[1:])
    absent = np.fromiter((text is None for text in texts), bool, len(encoded))
    valid = None
    if absent.any():
        valid = pa.py_buffer(np.packbits(~absent, bitorder="little").tobytes())
    content = [valid, pa.py_buffer(offsets.tobytes()), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.string(), len(encoded), content)
