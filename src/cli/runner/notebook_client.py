"""A Jupyter client that loses no message, and a listener to what a kernel writes outside of messages."""

from __future__ import annotations

import collections
import os
import threading
import time

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete

DRAIN_QUIET_S = 0.3
DRAIN_LIMIT_S = 3
OUTPUT_MESSAGES = {"stream", "display_data", "execute_result", "error"}


class LastWords:
    """The last bytes that a kernel wrote to its own standard output and error, for the report of its death."""

    def __init__(self, size: int = 4000) -> None:
        self.kept: collections.deque[int] = collections.deque(maxlen=size)
        self.reader, self.writer = os.pipe()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while chunk := os.read(self.reader, 65536):
            self.kept.extend(chunk)

    def text(self) -> str:
        lines = bytes(self.kept).decode("utf-8", "replace").strip().splitlines()
        return "\n".join(lines[-8:])


class Client(NotebookClient):
    """NotebookClient that loses no message: late output goes to the cell that caused it, unowned output is kept."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.owners: dict[str, tuple[object, int]] = {}
        self.unowned: list[str] = []

    def deliver(self, msg: dict, running: str | None) -> bool:
        """Puts one message where it belongs; true when the running cell has become idle."""
        parent = msg["parent_header"].get("msg_id")
        owner = self.owners.get(parent)
        if owner is None:
            if msg["msg_type"] in OUTPUT_MESSAGES:
                content = msg["content"]
                text = content.get("text") or content.get("evalue") or ", ".join(content.get("data", {}))
                self.unowned.append(f"{msg['msg_type']}: {text}"[:400])
            return False
        try:
            self.process_message(msg, *owner)
        except CellExecutionComplete:
            return parent == running
        return False

    async def _async_poll_output_msg(self, parent_msg_id: str, cell: object, cell_index: int) -> None:
        self.owners[parent_msg_id] = (cell, cell_index)
        while True:
            if self.deliver(await self.kc.iopub_channel.get_msg(timeout=None), parent_msg_id):
                return

    async def drain(self) -> None:
        """Takes what still comes after the last cell: a rejection that nobody awaited shows up here."""
        until = time.monotonic() + DRAIN_LIMIT_S
        while time.monotonic() < until:
            try:
                msg = await self.kc.iopub_channel.get_msg(timeout=DRAIN_QUIET_S)
            except Exception:  # queue.Empty: quiet
                return
            self.deliver(msg, None)
