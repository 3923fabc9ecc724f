"""How fast a store is read, through to parsed records.

`ratio_to_bare`: seconds of our reading ÷ seconds in which bare httpx gets the same pages, at the number in parallel at
which it is fastest, and throws them away. `ratio_to_woocommerce_client`: seconds of PyPI's `woocommerce` client, which
asks for one page after the other and makes no more of them than JSON, ÷ seconds of ours. `memory_growth_mb`: see
`read_memory`.

The store is a process of its own, with answers prepared and compressed beforehand; a page takes it 30 ms of one of its
workers. It has three: the recorded store, on two cores, got hardly more done with two pages at once than with one, and
nothing more with four. A host that works on any number of pages at once would measure how fast httpx throws answers
away, and no shop is on such a host.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import httpx
from pydantic import SecretStr
from woocommerce import API

from app.agent.collector import look_seldom
from app.model.records import RecordKind
from app.model.store import ProductForm, StoreCredentials, StoreSite
from app.stores.http import store_client
from app.stores.listing import listing
from app.stores.reader import Reader
from app.stores.rest import RestClient
from app.stores.routes import rest_url
from tests.benchmarks.measure import Better, interleaved_medians, publish
from tests.benchmarks.read_host import PER_PAGE, STRIDE, Plan, running_host
from tests.benchmarks.read_memory import memory_growth_mb

STORE = {"products": 20_000, "customers": 20_000, "orders": 20_000}
KINDS = {"products": RecordKind.PRODUCT, "customers": RecordKind.CUSTOMER, "orders": RecordKind.ORDER}
FORM = ProductForm.FIELDS
"""As for a platform that takes products by their fields."""
WORKERS = 3
SECONDS_A_PAGE = 0.03
WIDTHS = (2, 4, 8, 16)
ROUNDS = 3
CREDENTIALS = StoreCredentials(username="manager", password=SecretStr("abcd efgh ijkl mnop qrst uvwx"))


def site_at(home: str) -> StoreSite:
    """Return the benchmark's store."""
    return StoreSite(
        home=home, rest_root=f"{home}/wp-json/", name="Store", namespaces=("wp/v2", "wc/v3"), timezone="Europe/Berlin"
    )


class Reading:
    """The same pages, read in three ways. Each method returns its seconds."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._site = site_at(home)

    def ours(self) -> float:
        """Read every record with our reader."""
        return asyncio.run(self._ours())

    async def _ours(self) -> float:
        began = time.perf_counter()
        async with store_client() as http:
            reader = Reader(RestClient(http, self._site, CREDENTIALS), self._site, "EUR", form=FORM)
            for name, kind in KINDS.items():
                count = 0
                async for page in reader.pages(kind):
                    count += len(page.records)
                assert count == STORE[name], f"{count} {name} were read"
        return time.perf_counter() - began

    def bare(self, width: int) -> float:
        """Get the pages with httpx alone, `width` of them at once."""
        return asyncio.run(self._bare(width))

    async def _bare(self, width: int) -> float:
        urls = [url async for url in self._urls()]
        began = time.perf_counter()
        async with httpx.AsyncClient(headers={"Accept-Encoding": "gzip"}, timeout=60) as http:
            left = iter(urls)
            await asyncio.gather(*(_get_all(http, left) for _ in range(width)))
        return time.perf_counter() - began

    async def _urls(self) -> AsyncIterator[httpx.URL]:
        async with store_client() as http:
            rest = RestClient(http, self._site, CREDENTIALS)
            for name, kind in KINDS.items():
                chosen = await listing(rest, kind, "EUR", FORM)
                for offset in range(0, STORE[name] - 1, STRIDE):
                    yield rest_url(self._site.rest_root, chosen.route, chosen.page(offset, PER_PAGE))

    def client(self) -> float:
        """Get the records with the `woocommerce` client, as its documentation shows."""
        began = time.perf_counter()
        api = API(url=self._home, consumer_key="ck_x", consumer_secret="cs_x", version="wc/v3", timeout=60)
        for name, count in STORE.items():
            for page in range(1, count // PER_PAGE + 1):
                assert len(api.get(name, params={"per_page": PER_PAGE, "page": page}).json()) == PER_PAGE
        return time.perf_counter() - began


async def _get_all(http: httpx.AsyncClient, urls: Iterator[httpx.URL]) -> None:
    for url in urls:
        answer = await http.get(url)
        answer.raise_for_status()


def measure_speed() -> None:
    """Measure and publish how fast we read, in a process that is set up as the agent's is."""
    look_seldom()
    with running_host(Plan(STORE, WORKERS, SECONDS_A_PAGE, packed=True)) as home:
        reading = Reading(home)
        reading.bare(1)
        width = min(WIDTHS, key=reading.bare)
        subjects = {"ours": reading.ours, "bare": lambda: reading.bare(width), "client": reading.client}
        medians = interleaved_medians(subjects, ROUNDS)
    publish("read", "records_per_second", sum(STORE.values()) / medians["ours"], "records/s", Better.HIGHER)
    publish("read", "ratio_to_bare", medians["ours"] / medians["bare"], "ratio", Better.LOWER)
    publish("read", "ratio_to_woocommerce_client", medians["client"] / medians["ours"], "ratio", Better.HIGHER)


def main() -> None:
    """Measure and publish."""
    measure_speed()
    publish("read", "memory_growth_mb", memory_growth_mb(), "MB", Better.LOWER)


if __name__ == "__main__":
    main()
