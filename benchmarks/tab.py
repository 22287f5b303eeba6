"""A browser tab without the browser: it speaks Streamlit's own websocket protocol."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash

PATIENCE = 60.0


class Tab:
    """A tab that is open at one server. The watch for neighbours reruns as in a browser.

    `query`: what the address says of the scan or meeting; `page`: which page is on.
    `hear` is called with every message, as it is and as bytes.
    """

    def __init__(self, port: int, token: str, query: str, page: str) -> None:
        self.port, self.token, self.query, self.page = port, token, query, page
        self.watch: tuple[str, float] | None = None
        self.watched = time.monotonic()

    def hear(self, said: ForwardMsg, raw: bytes) -> None:
        """What the server says; nothing is done with it here."""

    def connect(self) -> websockets.connect:
        """The connection, to be used with `async with`."""
        return websockets.connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            open_timeout=PATIENCE,
            additional_headers={"Cookie": f"wijkscan={self.token}"},
        )

    async def run(self, socket: Any, fragment: str = "") -> float:
        """Ask for a run and read until it has finished; seconds that took."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_script_hash = calc_hash(self.page)
        asked.rerun_script.fragment_id = fragment
        began = time.monotonic()
        await socket.send(asked.SerializeToString())
        await until_finished(socket, self._note)
        return time.monotonic() - began

    def _note(self, said: ForwardMsg, raw: bytes) -> None:
        if said.WhichOneof("type") == "auto_rerun":
            self.watch = (said.auto_rerun.fragment_id, said.auto_rerun.interval)
        self.hear(said, raw)

    async def wait(self, socket: Any, seconds: float) -> None:
        """Think; meanwhile the watch goes on."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            due = self.watched + self.watch[1] - time.monotonic() if self.watch else left
            await asyncio.sleep(max(0.0, min(left, due)))
            if self.watch and time.monotonic() >= self.watched + self.watch[1]:
                self.watched = time.monotonic()
                await self.run(socket, self.watch[0])


async def until_finished(socket: Any, note: Callable[[ForwardMsg, bytes], None]) -> None:
    """Read what the server says about one run, until that is finished."""
    while True:
        raw = await asyncio.wait_for(socket.recv(), PATIENCE)
        said = ForwardMsg()
        said.ParseFromString(raw)
        note(said, raw)
        if said.WhichOneof("type") == "script_finished":
            # a change of a neighbour ends the fragment and starts the whole page at once
            if said.script_finished in (
                ForwardMsg.FINISHED_SUCCESSFULLY,
                ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
            ):
                return
            if said.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                raise RuntimeError("the page does not compile")


def failure(said: ForwardMsg) -> str:
    """What went wrong in a run, when this message tells so."""
    element = said.delta.new_element if said.WhichOneof("type") == "delta" else None
    if element is not None and element.WhichOneof("type") == "exception":
        return str(element.exception.message[:200])
    return ""
