"""Deliver to a platform and die at a step: begun by the tests, once for all the deaths of a delivery.

A process forks for each step: the child puts in line and delivers, and is killed by SIGKILL just before that step
(a statement, a commit, a request, or the moment after its answer); another child then goes on where it died. Lines
on standard output tell of each child: "killed" or "ended". The last child was not reached by its death.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fault_steps
from fault_platform import FaultyPlatform
from fault_round import FaultRound, event

from app.delivery import courier, transport
from app.platforms.protocol import Request
from app.storage.database import Database

MOST_STEPS = 300


class Death:
    """Comes just before the `at`th step."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.steps = 0

    def __call__(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Mortal(FaultRound):
    """Lives until its death, which is counted from the first delivery on: opening has nothing to lose."""

    death: Callable[[], None] = lambda: None

    def prepare(self, connection: Any) -> None:
        fault_steps.count(self.death)
        super().prepare(connection)


async def counted_send(http: Any, request: Request, patience: float) -> Any:
    """Send, with a step before and one after."""
    fault_steps.step()
    answer = await transport.send(http, request, patience)
    fault_steps.step()
    return answer


def live(folder: Path, port: int, count: int, number: int, at: int) -> None:
    """Put so many in line and deliver them, in a process of its own."""
    fault_steps.count(lambda: None)
    courier.send = counted_send  # type: ignore[attr-defined]
    entries = [event(f"{number}-{name}") for name in ("one", "two", "three")[:count]]
    asyncio.run(Mortal(folder, FaultyPlatform(port=port), entries, death=Death(at)).play())


def in_a_child(*arguments: Any) -> bool:
    """Live in a child process; tell whether it was killed."""
    child = os.fork()
    if child == 0:
        try:
            live(*arguments)
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    if os.WEXITSTATUS(status):
        sys.exit("a child failed")
    return False


def warm(template: Path, port: int, count: int) -> None:
    """Live once in this process: what is imported on the way, the children then need not import each for itself."""
    folder = template.parent / "warm"
    folder.mkdir()
    shutil.copy(template, folder / "storewire.sqlite3")
    live(folder, port, count, -1, 0)


def main(template: Path, port: int, count: int, stride: int) -> None:
    # The template has this program's schema: looking into that again takes longer than a life.
    Database._migrate_or_salvage = lambda _: None  # type: ignore[method-assign]
    warm(template, port, count)
    for number, at in enumerate(range(1, MOST_STEPS, stride)):
        folder = template.parent / f"{number}"
        folder.mkdir()
        shutil.copy(template, folder / "storewire.sqlite3")
        killed = in_a_child(folder, port, count, number, at)
        if killed:
            in_a_child(folder, port, count, number, 0)
        print("killed" if killed else "ended", flush=True)
        if not killed:
            return
    sys.exit("it always died")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
