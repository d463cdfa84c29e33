"""Executes one notebook through a Jupyter client and tells what happens as JSON lines on standard output.

    python execute.py NOTEBOOK --cwd DIR --cell-timeout S --limit S [--kernel NAME]

Events: kernel {pid}, cell-start {cell}, cell-end {cell, status, seconds}, error {kind, message}, and last of all
end {ended, seconds, peak_bytes, notebook}. The executed notebook comes with `end` however the run ended. Each executed
cell carries `metadata.latent_sky_run` {status, seconds, message?}: status is the client's view of the reply.

Standard input is the line to whoever started this: a line "stop" ends the run in good order, its end (the other side
died) kills the kernel at once.
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import time

STARTUP_TIMEOUT_S = 60
INTERRUPT_GRACE_S = 5

# Anything that writes to file descriptor 1, a library or the kernel, must not break into the events.
events = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

runtime_folder = tempfile.mkdtemp(prefix="latent-sky-run-")

# jsonschema would build the grammar of international addresses for a check that notebooks do not need: 1.6 s
sys.modules["rfc3987_syntax"] = None

import nbformat  # noqa: E402
from jupyter_client.kernelspec import NoSuchKernel  # noqa: E402
from nbclient.exceptions import CellExecutionError, DeadKernelError  # noqa: E402
from notebook_client import Client, LastWords  # noqa: E402


def tell(event: str, **content: object) -> None:
    try:
        events.write(json.dumps({"event": event, **content}) + "\n")
        events.flush()
    except OSError:
        leave_at_once(1)


kernel_group: list[int] = []


def leave_at_once(code: int) -> None:
    for pid in kernel_group:
        try:
            os.killpg(pid, signal.SIGKILL) if hasattr(os, "killpg") else os.kill(pid, signal.SIGTERM)
        except OSError:
            pass
    shutil.rmtree(runtime_folder, ignore_errors=True)
    os._exit(code)


LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """In the kernel's process, before it starts: Linux kills it when this process dies, whichever kernel it is."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Run:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.begun = time.monotonic()
        self.peak_bytes = 0
        self.pid: int | None = None
        self.stop = asyncio.Event()
        self.words = LastWords()
        self.notebook = nbformat.read(options.notebook, as_version=4)
        nbformat.validate(self.notebook)
        for cell in self.notebook.cells:
            cell.metadata.pop("latent_sky_run", None)
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        self.client = Client(
            self.notebook, timeout=None, kernel_name=options.kernel or "", force_raise_errors=True, iopub_timeout=10,
            startup_timeout=STARTUP_TIMEOUT_S, resources={"metadata": {"path": options.cwd}},
            on_cell_executed=lambda cell, cell_index, execute_reply: self.replied(cell, execute_reply["content"]),
        )
        self.client.log.disabled = True

    def replied(self, cell: object, content: dict) -> None:
        cell.metadata["latent_sky_run"] = {"status": content.get("status", "none")}
        # the kernel's own count, so that a cell which it skipped does not look as if it had run
        cell.execution_count = content.get("execution_count") if content.get("status") in ("ok", "error") else None

    async def watch_memory(self) -> None:
        while True:
            self.measure_memory()
            await asyncio.sleep(0.25)

    def measure_memory(self) -> None:
        if self.pid is None:
            return
        try:
            with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
                fields = dict(line.split(":", 1) for line in status)
            self.peak_bytes = max(self.peak_bytes, int(fields["VmHWM"].split()[0]) * 1024)
        except (OSError, KeyError):
            try:
                import psutil

                self.peak_bytes = max(self.peak_bytes, psutil.Process(self.pid).memory_info().rss)
            except Exception:  # no psutil here, or the process is gone
                pass

    async def start_kernel(self) -> None:
        client = self.client
        manager = client.create_kernel_manager()
        manager.connection_file = os.path.join(runtime_folder, "kernel.json")
        # the kernel inherits the write end alone; ours is closed so that the pipe ends with the kernel
        extra = {"preexec_fn": die_with_parent} if LIBC else {}
        try:
            await client.async_start_new_kernel(stdout=self.words.writer, stderr=self.words.writer, **extra)
        finally:
            os.close(self.words.writer)
        self.pid = manager.provisioner.pid
        kernel_group.append(self.pid)
        tell("kernel", pid=self.pid, name=manager.kernel_name)
        await client.async_start_new_kernel_client()
        reply = await client.async_wait_for_reply(client.kc.kernel_info())
        self.notebook.metadata["language_info"] = reply["content"].get("language_info", {"name": "typescript"})

    def death(self) -> str:
        process = getattr(getattr(self.client.km, "provisioner", None), "process", None)
        code = process.poll() if process else None
        how = "" if code is None else f" ({signal.Signals(-code).name})" if code < 0 else f" (exit code {code})"
        words = self.words.text()
        return f"the kernel died{how}" + (f"; the last it wrote:\n{words}" if words else "")

    async def run_cell(self, cell: object, index: int) -> str:
        """Runs one cell; returns ok, error, timeout, died or stopped, and leaves the details in the cell's metadata."""
        limit = float(cell.metadata.get("latent_sky", {}).get("timeout_s", self.options.cell_timeout))
        left = self.options.limit - (time.monotonic() - self.begun)
        waits = f"the notebook's limit of {self.options.limit:g} s" if left < limit else f"the cell's limit of {limit:g} s"
        began = time.monotonic()
        tell("cell-start", cell=index)
        task = asyncio.ensure_future(self.client.async_execute_cell(cell, index, execution_count=None))
        stop = asyncio.ensure_future(self.stop.wait())
        await asyncio.wait({task, stop}, timeout=max(0.0, min(limit, left)), return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        status, message = "ok", ""
        if not task.done():
            status = "stopped" if self.stop.is_set() else "timeout"
            message = "stopped" if self.stop.is_set() else f"reached {waits}"
            message += await self.interrupt(task)
        try:
            await task
        except CellExecutionError:
            status = "error" if status == "ok" else status
        except (DeadKernelError, asyncio.CancelledError):
            status, message = ("died", self.death()) if status == "ok" else (status, message)
        reply = cell.metadata.get("latent_sky_run", {})
        if status == "ok" and (reply.get("status", "ok") != "ok"):
            status = reply["status"]
        seconds = round(time.monotonic() - began, 3)
        ran = self.ran(cell)
        if ran or status != "ok":
            cell.metadata["latent_sky_run"] = {"status": status, "seconds": seconds, **({"message": message} if message else {})}
        self.measure_memory()
        tell("cell-end", cell=index, status=status if ran else "skipped", seconds=seconds)
        return status

    @staticmethod
    def ran(cell: object) -> bool:
        return "latent_sky_run" in cell.metadata or cell.execution_count is not None

    async def interrupt(self, task: asyncio.Future) -> str:
        """Asks the running cell to stop, and ends the kernel when it does not."""
        await self.client.km.interrupt_kernel()
        done, _ = await asyncio.wait({task}, timeout=INTERRUPT_GRACE_S)
        if done:
            return ", and was interrupted"
        await self.client.km.shutdown_kernel(now=True)
        await asyncio.wait({task}, timeout=INTERRUPT_GRACE_S)
        task.cancel()
        return f", did not answer the interrupt within {INTERRUPT_GRACE_S} s, and its kernel was killed"

    async def run_cells(self) -> str:
        for index, cell in enumerate(self.notebook.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            if self.stop.is_set():
                return "stopped"
            status = await self.run_cell(cell, index)
            if status != "ok":
                return status
        await self.client.drain()
        return "complete"

    async def run(self) -> None:
        memory = asyncio.ensure_future(self.watch_memory())
        ended = "failed"
        try:
            await self.start_kernel()
            ended = await self.run_cells()
        except NoSuchKernel as error:
            known = sorted(self.client.km.kernel_spec_manager.find_kernel_specs()) if self.client.km else []
            tell("error", kind="unknown-kernel", message=str(error.name), known=known)
        except RuntimeError as error:
            tell("error", kind="kernel-start", message=f"{error}; {self.death()}")
        finally:
            memory.cancel()
            self.measure_memory()
            self.client.set_widgets_metadata()
            self.finish(ended)
            await self.shut_down(ended)

    def finish(self, ended: str) -> None:
        seconds = round(time.monotonic() - self.begun, 3)
        self.notebook.metadata["latent_sky_run"] = {"ended": ended, "seconds": seconds, "unowned": self.client.unowned}
        tell("end", ended=ended, seconds=seconds, peak_bytes=self.peak_bytes, notebook=self.notebook)

    async def shut_down(self, ended: str) -> None:
        if self.client.km is not None:
            self.client.shutdown_kernel = "graceful" if ended == "complete" else "immediate"
            await self.client._async_cleanup_kernel()


def listen(loop: asyncio.AbstractEventLoop, run: Run) -> None:
    for line in sys.stdin:
        if line.strip() == "stop":
            loop.call_soon_threadsafe(run.stop.set)
    leave_at_once(1)


async def main() -> None:
    parser = argparse.ArgumentParser(description="Execute one notebook; events as JSON lines.")
    parser.add_argument("notebook")
    parser.add_argument("--cwd", required=True)
    parser.add_argument("--cell-timeout", type=float, required=True)
    parser.add_argument("--limit", type=float, required=True)
    parser.add_argument("--kernel")
    options = parser.parse_args()
    try:
        run = Run(options)
    except Exception as error:
        tell("error", kind="notebook", message=str(error).strip().splitlines()[0])
        return
    threading.Thread(target=listen, args=(asyncio.get_running_loop(), run), daemon=True).start()
    await run.run()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except Exception as error:
        tell("error", kind="internal", message=f"{type(error).__name__}: {error}")
        leave_at_once(1)
    shutil.rmtree(runtime_folder, ignore_errors=True)
