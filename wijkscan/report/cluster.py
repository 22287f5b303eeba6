"""A series on a Dask cluster: reports are made by its workers and written here.

The workers need the same wijkscan and the same figures (WIJKSCAN_HOME) as this computer; nothing
else is shared, so no common disk is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from wijkscan.errors import UserError

_WAIT = 10  # seconds for an answer of the cluster


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The workers at `address` ("tcp://10.0.0.5:8786") as an executor, and how many there are.

    Raises UserError when the package is not there, the cluster does not answer, or has no workers.
    """
    client = _client(address)
    try:
        count = sum(worker["nthreads"] for worker in client.scheduler_info(-1)["workers"].values())
        if not count:
            raise UserError(
                f"Het cluster op {address} heeft geen werkers.", "Start eerst: dask worker ADRES."
            )
        executor: Executor = client.get_executor(pure=False, retries=1)
        yield executor, count
    finally:
        client.close()


def _client(address: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise UserError(
            "Voor --dask is het pakket distributed nodig.",
            "Installeer: pip install wijkscan[dask].",
        ) from error
    connect: Any = distributed.Client
    try:
        return connect(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UserError(
            f"Het cluster op {address} antwoordt niet.", "Kijk of het adres klopt: tcp://host:8786."
        ) from error
