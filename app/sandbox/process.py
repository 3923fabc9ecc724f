"""The sandbox as a program: prints one JSON line when it is ready, ends when its input closes."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import sys
import threading
from collections.abc import Sequence

from app.sandbox.options import FaultProfile, SandboxOptions
from app.sandbox.serving import running_sandbox


def main(argv: Sequence[str] | None = None) -> int:
    """Run until standard input closes or SIGTERM arrives; return the exit code."""
    arguments = _parser().parse_args(argv)
    options = SandboxOptions(
        products=arguments.products,
        customers=arguments.customers,
        orders=arguments.orders,
        comments=arguments.comments,
        seed=arguments.seed,
        faults=FaultProfile(arguments.faults),
        host=arguments.host,
        store_port=arguments.store_port,
        latency_ms=arguments.latency_ms,
        woocommerce=not arguments.plain,
        currency=arguments.currency,
        rate_scale=arguments.rate_scale,
        hosted_pairing=not arguments.no_hosted_pairing,
        companion=arguments.companion,
    )
    asyncio.run(_serve(options, detached=arguments.detached))
    return 0


async def _serve(options: SandboxOptions, *, detached: bool) -> None:
    stop = asyncio.Event()
    _stop_on_signals(stop)
    if not detached:
        _stop_on_closed_input(stop)
    async with running_sandbox(options) as sandbox:
        sys.stdout.write(json.dumps(sandbox.ready_line(os.getpid())) + "\n")
        sys.stdout.flush()
        await stop.wait()


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


def _stop_on_closed_input(stop: asyncio.Event) -> None:
    """Watch standard input in a daemon thread; `os.read`, for a buffered reader would hold its lock at exit."""
    loop = asyncio.get_running_loop()

    def watch() -> None:
        try:
            while os.read(0, 4096):
                pass
        except OSError:
            pass
        if not loop.is_closed():
            loop.call_soon_threadsafe(stop.set)

    threading.Thread(target=watch, name="closed-input", daemon=True).start()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m app.sandbox", description=__doc__)
    sizes = SandboxOptions()
    parser.add_argument("--products", type=int, default=sizes.products)
    parser.add_argument("--customers", type=int, default=sizes.customers)
    parser.add_argument("--orders", type=int, default=sizes.orders)
    parser.add_argument("--comments", type=int, default=sizes.comments)
    parser.add_argument("--seed", type=int, default=sizes.seed)
    parser.add_argument(
        "--faults", choices=[profile.value for profile in FaultProfile], default=FaultProfile.NONE.value
    )
    parser.add_argument("--host", default=sizes.host)
    parser.add_argument("--store-port", type=int, default=0)
    parser.add_argument("--latency-ms", type=int, default=0, help="added to every API answer")
    parser.add_argument("--plain", action="store_true", help="WordPress without WooCommerce")
    parser.add_argument("--currency", default=sizes.currency, help="EUR, JPY, KWD …")
    parser.add_argument("--rate-scale", type=float, default=1.0, help="times the published limits; 0 switches them off")
    parser.add_argument("--no-hosted-pairing", action="store_true", help="Sequenzy answers 404 to pairing calls")
    parser.add_argument("--companion", action="store_true", help="the companion plugin is installed in the store")
    parser.add_argument("--detached", action="store_true", help="do not end when standard input closes")
    return parser
