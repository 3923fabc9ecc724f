"""How soon what happens in a store is at the platform, and what the plugin costs a shopper's page.

`latency_s`: median seconds from an event in the store to its delivery at the platform, while shoppers are active: the
agent a process of its own, the sandbox another. `throughput_ratio`: pages a second of a real WordPress with the plugin
(somebody reads, tracking is on) ÷ without; the front page and another one, a product's where there is a WooCommerce.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from app.client import Client
from app.demo import Sandbox, demo_home, pair
from app.launch import Keeping, find_or_start
from app.model.settings import PlatformName
from tests.benchmarks.measure import Better, interleaved_medians, publish

sys.path.insert(0, str(Path(__file__).parents[1] / "companion"))
from companion_store import Feed
from real_wordpress import missing, running_wordpress

EVENTS = 12
ROUNDS = 151
"""Many turns of two pages: what else the machine does then falls on both alike."""
PRODUCT = 105
CONSENT = {"analytics": True, "marketing": True}
LONGEST_SECONDS = 60.0
NAME = "storewire-companion/storewire-companion.php"


@contextmanager
def sandbox() -> Iterator[Sandbox]:
    """Run a store with the plugin, and both platforms, in a process of their own."""
    sizes = ["--products", "20", "--customers", "10", "--orders", "10", "--rate-scale", "0"]
    command = [sys.executable, "-m", "app.sandbox", "--companion", *sizes]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None  # both are pipes
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        hosts = {name: said[name] for name in ("sequenzy", "segmentflow")}
        yield Sandbox(said["store"], said["control"], said["username"], said["password"], hosts)
        process.stdin.close()


async def latencies() -> list[float]:
    """Return the seconds that each of some events took."""
    with demo_home() as places, sandbox() as world:
        client = await find_or_start(places, Keeping.SESSION)
        listening = asyncio.create_task(_stay(client))
        try:
            view = await pair(client, world, PlatformName.SEQUENZY)
            async with httpx.AsyncClient(base_url=world.control, trust_env=False) as control:
                return await _latencies(client, view.id, control)
        finally:
            listening.cancel()
            await client.stop_agent()
            await client.close()


async def _stay(client: Client) -> None:
    """Listen, as an open window does: the agent ends when nobody is left."""
    async for _ in client.events():
        pass


async def _latencies(client: Client, connection: int, control: httpx.AsyncClient) -> list[float]:
    chance = random.Random(7)
    await client.look_for_companion(connection)
    await _until(lambda: _read(control))
    await _act(control, "first")  # from here on shoppers are active
    await _until(lambda: _arrived(control, "first"))
    took: list[float] = []
    for number in range(EVENTS):
        await asyncio.sleep(chance.random() * 5)
        name = f"shopper{number}"
        await _act(control, name)
        began = time.monotonic()
        await _until(lambda name=name: _arrived(control, name))  # type: ignore[misc]
        took.append(time.monotonic() - began)
    return took


async def _act(control: httpx.AsyncClient, name: str) -> None:
    """Let a shopper fill a cart."""
    body = {"shopper": name, "action": "add", "product": PRODUCT, "email": f"{name}@example.test", "consent": CONSENT}
    (await control.post("/store/shopper", json=body)).raise_for_status()


async def _read(control: httpx.AsyncClient) -> bool:
    return bool((await control.post("/store/companion", json={})).json()["readers"])


async def _arrived(control: httpx.AsyncClient, name: str) -> bool:
    told = (await control.get("/report/sequenzy")).json()["behaviour"]
    return any(one["email"] == f"{name}@example.test" for one in told)


async def _until(there: Any) -> None:
    async with asyncio.timeout(LONGEST_SECONDS):
        while not await there():  # noqa: ASYNC110 - another process tells nobody
            await asyncio.sleep(0.02)


# -- what a page costs -----------------------------------------------------------------------------


SWITCH = f"""<?php // By a header of the request a page is drawn as if the plugin were not active.
if (isset($_SERVER['HTTP_X_WITHOUT_COMPANION'])) {{
    add_filter('option_active_plugins', function ($active) {{ return array_values(array_diff($active, ['{NAME}'])); }});
}}"""
WITHOUT = {"X-Without-Companion": "1"}


def pages_a_second(visitor: httpx.Client, paths: list[str], headers: dict[str, str]) -> float:
    """Return how many pages a second the site draws, each of them once."""
    began = time.perf_counter()
    for path in paths:
        visitor.get(path, headers=headers).raise_for_status()
    return len(paths) / (time.perf_counter() - began)


def throughput_ratio(folder: Path) -> float:
    """Return the pages a second with the plugin ÷ without."""
    with running_wordpress(folder) as site:
        site.install_companion()
        feed = Feed(site)
        feed.read_from_now()
        feed.set(tracking=True, write_key="wk_bench")
        (site.folder / "wp-content" / "mu-plugins" / "switch.php").write_text(SWITCH, encoding="utf-8")
        paths = ["/", site.visitor().get("/?p=1").url.path]
        with site.visitor() as visitor:
            assert "storefront.js" in visitor.get("/").text
            assert "storefront.js" not in visitor.get("/", headers=WITHOUT).text
            found = interleaved_medians(
                {
                    "with": lambda: pages_a_second(visitor, paths, {}),
                    "without": lambda: pages_a_second(visitor, paths, WITHOUT),
                },
                ROUNDS,
            )
    return found["with"] / found["without"]


def main() -> int:
    """Measure and print; where there is no WordPress the second figure is left out and said to be."""
    publish("companion", "latency_s", median(asyncio.run(latencies())), "s", Better.LOWER)
    lacking = missing()
    if lacking:
        print(f"throughput_ratio left out: {', '.join(lacking)} not found", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="storewire-wordpress-", ignore_cleanup_errors=True) as folder:
        publish("companion", "throughput_ratio", throughput_ratio(Path(folder)), "ratio", Better.HIGHER)
    return 0


if __name__ == "__main__":
    sys.exit(main())
