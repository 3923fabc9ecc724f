"""Our own webhooks in a store: by them WooCommerce itself delivers live changes to the platform.

They are named `Storewire: <topic>` and known by their ids; the platform's own and anybody else's are never touched.
Known of WooCommerce: a secret is never shown again; a webhook is set to "disabled" after more than five failed
deliveries in a row; what was queued is still delivered while a webhook is paused, and dropped once it is deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.model.reasons import ProblemCode, ProblemError
from app.stores.fields import identifier, mapping, objects
from app.stores.rest import RestClient

ROUTE = "wc/v3/webhooks"
NAME = "Storewire: "
PER_PAGE = 100
GONE = frozenset({404, 410})
FIELDS = "id,name,status,topic,delivery_url"


class WebhookState(StrEnum):
    """What WooCommerce does with a webhook."""

    ACTIVE = "active"
    PAUSED = "paused"
    DISABLED = "disabled"
    """By WooCommerce, after failed deliveries."""


@dataclass(frozen=True, slots=True)
class RegisteredWebhook:
    """A webhook as the store shows it."""

    id: int
    topic: str
    state: str
    delivery_url: str


async def listed(rest: RestClient, ids: Iterable[int]) -> dict[int, RegisteredWebhook]:
    """Return those of the webhooks that the store still has. Raises ProblemError."""
    wanted = sorted(ids)
    if not wanted:
        return {}
    params: dict[str, str | int] = {"include": ",".join(map(str, wanted)), "per_page": PER_PAGE, "_fields": FIELDS}
    answer = await rest.get(ROUTE, params)
    # Some stores pass "include" over and list everything.
    return {one.id: one for one in _read(answer.json) if one.id in set(wanted)}


async def register(rest: RestClient, topics: Sequence[str], delivery_url: str, secret: str) -> dict[str, int]:
    """Make a webhook for each topic, or take up one that was made before an answer got lost. Return ids by topic.

    Raises ProblemError(WEBHOOKS_REFUSED) where the user may read but not write, and what the store's faults mean.
    """
    ours = await _ours(rest, delivery_url)
    made: dict[str, int] = {}
    for topic in topics:
        known = ours.get(topic)
        if known is not None:
            await change(rest, known, WebhookState.ACTIVE, delivery_url=delivery_url, secret=secret)
            made[topic] = known
            continue
        body = {"name": f"{NAME}{topic}", "topic": topic, "delivery_url": delivery_url, "secret": secret}
        try:
            answer = await rest.post(ROUTE, body | {"status": WebhookState.ACTIVE.value})
        except ProblemError as error:
            if error.problem.code in {ProblemCode.NO_PERMISSION, ProblemCode.WRONG_PASSWORD}:
                raise ProblemError(ProblemCode.WEBHOOKS_REFUSED, error.problem.detail) from error
            raise
        number = identifier(mapping(answer.json).get("id"))
        if not number:
            raise ProblemError(ProblemCode.NOT_JSON, "a webhook without an id")
        made[topic] = number
    return made


async def change(rest: RestClient, number: int, state: WebhookState, **values: str) -> bool:
    """Set a webhook's state, and its address or secret where they are given; False where it is gone."""
    body: Mapping[str, str] = {"status": state.value, **values}
    answer = await rest.put(f"{ROUTE}/{number}", body, accept=GONE | {400})
    # WooCommerce answers 400 or 404 for an id that it no longer has, by version.
    return answer.status < 400


async def remove(rest: RestClient, numbers: Iterable[int]) -> None:
    """Delete webhooks; one that is gone is no error. Raises ProblemError where the store cannot be asked."""
    for number in numbers:
        await rest.delete(f"{ROUTE}/{number}", {"force": "true"}, accept=GONE | {400})


async def _ours(rest: RestClient, delivery_url: str) -> dict[str, int]:
    """Return by topic what bears our name and delivers to this address: nobody else knows it."""
    found: dict[str, int] = {}
    page = 1
    while True:
        answer = await rest.get(ROUTE, {"page": page, "per_page": PER_PAGE, "_fields": FIELDS})
        rows = objects(answer.json)
        for row in rows:
            if row.get("delivery_url") == delivery_url and str(row.get("name", "")).startswith(NAME):
                found.setdefault(str(row.get("topic")), identifier(row.get("id")))
        if len(rows) < PER_PAGE:
            return found
        page += 1


def _read(body: object) -> list[RegisteredWebhook]:
    return [
        RegisteredWebhook(
            identifier(row.get("id")),
            str(row.get("topic", "")),
            str(row.get("status", "")),
            str(row.get("delivery_url", "")),
        )
        for row in objects(body)
    ]
