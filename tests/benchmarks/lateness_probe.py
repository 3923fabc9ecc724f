"""How late the window's own timer comes, at rest and while a sync goes at full speed: run by bench_ui in a process.

`python -m tests.benchmarks.lateness_probe FOLDER`: a line of JSON, {"idle": seconds, "syncing": seconds}, each the
99th percentile of how much later than asked for a 10 ms timer came. Store and platform stand for computers elsewhere:
their sandbox keeps to the processors that the agent keeps to, and takes none of the window's.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from qasync import QEventLoop

from app.agent.priority import processors_to_keep
from app.demo import DemoOptions, pair, sandbox
from app.following import is_over
from app.launch import Keeping, find_or_start
from app.model.places import HOME_VARIABLE, Places
from app.model.settings import PlatformName
from app.ui.agent_link import AgentLink, finder
from app.ui.application import application
from app.ui.console import Console
from app.ui.locale_formats import speak_locally
from app.ui.options import ConsoleOptions
from app.ui.session import wait_for_agent
from app.ui.store_page import SYNC
from app.ui.theme import dress
from app.ui.window import MainWindow

EVERY_MS = 10
IDLE_SECONDS = 6.0
LONGEST_SECONDS = 30.0
SETTLE_SECONDS = 2.0
SIZES = DemoOptions(PlatformName.SEGMENTFLOW, products=1500, customers=2500, orders=6000, faults="none", seed=1)


class Lateness:
    """Notes how late a timer of the Qt loop comes."""

    def __init__(self) -> None:
        self.seen: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._came)
        self._timer.start(EVERY_MS)

    def _came(self) -> None:
        now = time.perf_counter()
        self.seen.append(max(0.0, now - self._last - EVERY_MS / 1000))
        self._last = now

    def worst(self) -> float:
        """Return the 99th percentile of what was seen, and begin anew."""
        seen, self.seen = sorted(self.seen), []
        return seen[int(len(seen) * 0.99)] if seen else 0.0


async def measure(places: Places) -> dict[str, float]:
    """Connect a store without a window, then open the window and measure in it."""
    os.environ[HOME_VARIABLE] = str(places.home)
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, processors_to_keep())  # for the sandbox, which begins like this
    with sandbox(SIZES) as world:
        os.sched_setaffinity(0, everywhere)
        client = await find_or_start(places, Keeping.SESSION)
        view = await pair(client, world, SIZES.platform)
        link = AgentLink(finder(places, "session"))
        console = Console(link, ConsoleOptions(places=places))
        window = MainWindow(console)
        dress(application())
        known = asyncio.Event()
        console.stores_changed.connect(known.set)
        window.show()
        await link.start()
        await known.wait()
        window.open_store(view.id)
        window.store_page.open_tab(SYNC)
        await asyncio.sleep(SETTLE_SECONDS)
        lateness = Lateness()
        await asyncio.sleep(IDLE_SECONDS)
        idle = lateness.worst()
        over = asyncio.Event()
        console.progress_changed.connect(lambda progress: over.set() if is_over(progress) else None)
        await client.sync(view.id)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), LONGEST_SECONDS)
        syncing = lateness.worst()
        window.close()
        await link.stop()
        console.end()
        await client.stop_agent()
        await client.close()
        await asyncio.to_thread(wait_for_agent, places)
    return {"idle": idle, "syncing": syncing}


def main() -> None:
    """Measure once."""
    app = application()
    speak_locally()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        print(json.dumps(runner.run(measure(Places(Path(sys.argv[1]))))), flush=True)


if __name__ == "__main__":
    main()
