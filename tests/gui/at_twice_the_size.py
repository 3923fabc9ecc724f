"""Opens every page at twice the size and prints what is cut off, as JSON; run by test_gui_accessibility."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pages import PAGES
from qasync import QEventLoop
from rules import cut_off
from showing import showing

from app.ui.application import application
from app.ui.showcase import ShowcaseClient

SAMPLE = ("first run", "all stores", "review", "connection", "sync", "failures", "settings", "request and answer")


async def look() -> dict[str, object]:
    """Return how many pixels a point has, and what is cut off on which page."""
    faults, ratio = {}, 0.0
    for name in SAMPLE:
        async with showing(ShowcaseClient(empty=name == "first run")) as shown:
            page = await PAGES[name](shown)
            await shown.settle()
            ratio = shown.window.grab().devicePixelRatio()
            found = cut_off(page)
            if found:
                faults[name] = found
    return {"ratio": ratio, "faults": faults}


if __name__ == "__main__":
    app = application()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        print(json.dumps(runner.run(look())))
