from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from app.model.reasons import ProblemCode, ProblemError
from app.model.records import RecordKind
from app.model.store import StoreCredentials, StoreSite
from app.stores.facts import read_facts
from tests.replay import RecordedStore, recorded, recorded_answer

Clients = Callable[[Callable[[httpx.Request], httpx.Response]], httpx.AsyncClient]


async def test_a_shop_managers_facts(
    clients: Clients, site: StoreSite, credentials: StoreCredentials, recorded_store: RecordedStore
) -> None:
    facts = await read_facts(clients(recorded_store.answer), site, credentials)
    assert facts.woocommerce_version == "10.0.2"
    assert facts.wordpress_version == "7.1"
    assert facts.php_version == "8.2.36"
    assert facts.currency == "EUR"
    assert facts.prices_include_tax is True
    assert facts.counts == {RecordKind.PRODUCT: 20, RecordKind.CUSTOMER: 20, RecordKind.ORDER: 20}


async def test_what_a_role_may_not_see_stays_unknown(
    clients: Clients, site: StoreSite, credentials: StoreCredentials, recorded_store: RecordedStore
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith(("system_status", "totals")):
            return recorded_answer("error_shopper_system_status")
        return (
            recorded_answer("error_shopper_customers")
            if "customers" in request.url.path
            else recorded_store.answer(request)
        )

    facts = await read_facts(clients(answer), site, credentials)
    assert (facts.woocommerce_version, facts.currency) == ("", "EUR")
    assert facts.counts == {RecordKind.PRODUCT: 20, RecordKind.ORDER: 20}


async def test_a_woocommerce_that_is_too_old_is_told(
    clients: Clients, site: StoreSite, credentials: StoreCredentials
) -> None:
    old = recorded("system_status_manager")
    old["environment"]["version"] = "4.9.5"
    with pytest.raises(ProblemError) as raised:
        await read_facts(clients(lambda request: httpx.Response(200, json=old)), site, credentials)
    assert raised.value.problem.code is ProblemCode.WOOCOMMERCE_TOO_OLD
    assert raised.value.problem.params == {"version": "4.9.5"}


async def test_a_site_without_woocommerce_is_not_asked_for_it(
    clients: Clients, site: StoreSite, credentials: StoreCredentials, recorded_store: RecordedStore
) -> None:
    plain = site.model_copy(update={"namespaces": ("wp/v2",)})
    facts = await read_facts(clients(recorded_store.answer), plain, credentials)
    assert facts.counts == {}
    assert not any("/wc" in request.url.path for request in recorded_store.requests)
