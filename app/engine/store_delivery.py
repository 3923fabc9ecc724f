"""Where the store itself delivers its live changes: our webhooks in it, switched on, looked after, switched off.

Never both ways at once: what happened while the store delivered lies in a span, and Storewire leaves it out. A span
begins once every webhook is there and ends when they are paused; paused ones still send what was queued, so they are
deleted only after a while.

A webhook that was found switched off is mended, and between its last sound sight and the mending lies a gap. Products
and people of that time are read once more by themselves, for what is told twice of them counts once. What happened to
orders is sent again when somebody asks for it: what the store did deliver would be counted twice.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from app.engine import connections
from app.engine.channel import channel_of
from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.records import RecordKind
from app.model.settings import LiveChannel
from app.platforms.offer import StoreWebhooks
from app.platforms.protocol import Span
from app.storage.schema import store_spans, store_webhooks
from app.stores.rest import RestClient
from app.stores.webhooks import RegisteredWebhook, WebhookState, change, listed, register, remove

log = logging.getLogger(__name__)

QUEUED_FOR = timedelta(minutes=10)
"""So long a paused webhook may still have something to send; measured: up to a minute where the cron runs."""
REPAIR_SHOWN_FOR = timedelta(days=7)
RESOURCES = {"product": RecordKind.PRODUCT, "customer": RecordKind.CUSTOMER, "order": RecordKind.ORDER}
"""What webhooks tell of, by the first word of their topics."""
RECORDS = frozenset({RecordKind.PRODUCT, RecordKind.CUSTOMER})


@dataclass(frozen=True, slots=True)
class Kept:
    """One of our webhooks as it was written down."""

    topic: str
    webhook_id: int
    seen_at: datetime
    repaired_at: datetime | None
    missing_since: datetime | None
    """The beginning of a gap that was not filled."""

    @property
    def kind(self) -> RecordKind:
        """What it tells of."""
        return RESOURCES[self.topic.partition(".")[0]]


@dataclass(frozen=True, slots=True)
class Condition:
    """How the webhooks of a connection fare."""

    wanted: int
    active: int
    repaired: int = 0
    missing_since: datetime | None = None
    """Since when events of orders may be missing, where webhooks were found switched off lately."""


class StoreDelivery:
    """The webhooks of one connection."""

    def __init__(self, parts: Parts, runtime: Runtime) -> None:
        self._parts = parts
        self._runtime = runtime

    @property
    def chosen(self) -> bool:
        """Whether the store is to deliver."""
        return channel_of(self._runtime.platform, self._runtime.kept.settings) is LiveChannel.STORE

    async def switch_on(self) -> None:
        """Register what is missing, give every webhook the current secret, and let the store deliver from now on.

        Raises ProblemError: then Storewire delivers on.
        """
        await self._runtime.unlock()
        plan = self._plan()
        kept = {one.topic: one for one in await self._kept()}
        async with self._parts.store_http() as http:
            rest = self._rest(http)
            there = await listed(rest, [one.webhook_id for one in kept.values()])
            ids = {one.topic: one.webhook_id for one in kept.values() if one.webhook_id in there}
            for topic, number in list(ids.items()):
                if not await self._set_right(rest, number, plan):
                    del ids[topic]
            missing = [topic for topic in plan.topics if topic not in ids]
            ids |= await register(rest, missing, plan.delivery_url, plan.secret)
        now = self._parts.clock.now()
        gaps = self._gaps(kept.values(), there)
        await self._parts.database.write(lambda c: self._remember(c, ids, gaps, now))

    def _gaps(self, kept: Iterable[Kept], there: dict[int, RegisteredWebhook]) -> dict[str, datetime]:
        """Return since when webhooks may have missed something that were to deliver, and did not when looked at now.

        So it is where the platform refused what was sent until the store was connected again.
        """
        if all(span.ends_at is not None for span in self._runtime.kept.store_spans):
            return {}
        off = [one for one in kept if one.webhook_id not in there or there[one.webhook_id].state != WebhookState.ACTIVE]
        return {one.topic: one.missing_since or one.seen_at for one in off}

    async def switch_off(self) -> None:
        """Pause our webhooks: Storewire delivers what happens from now on. Raises ProblemError."""
        kept = await self._kept()
        if kept:
            await self._runtime.unlock()
            async with self._parts.store_http() as http:
                rest = self._rest(http)
                for one in kept:
                    await change(rest, one.webhook_id, WebhookState.PAUSED)
        now = self._parts.clock.now()
        await self._parts.database.write(lambda c: end_span(c, self._runtime.kept.id, now))

    async def look_after(self) -> Condition | None:
        """See that the webhooks are there, active and send to the right address; mend them, or clear them away.

        None where the store is not to deliver. Raises ProblemError where the store cannot be asked.
        """
        if not self.chosen:
            await self._clear_away()
            return None
        await self._runtime.unlock()
        plan, kept, now = self._plan(), await self._kept(), self._parts.clock.now()
        async with self._parts.store_http() as http:
            rest = self._rest(http)
            there = await listed(rest, [one.webhook_id for one in kept])
            sound = [one for one in kept if _sound(there.get(one.webhook_id), plan)]
            broken = [topic for topic in plan.topics if topic not in {one.topic for one in sound}]
            mended = await self._mend(rest, plan, [one for one in kept if one.topic in broken], broken, there)
        await self._parts.database.write(lambda c: self._note(c, sound, mended, now))
        if mended:
            log.warning("webhooks were mended", extra={"connection": self._runtime.kept.id, "webhooks": len(mended)})
        await self._fill(RECORDS)
        return _condition(plan, await self._kept(), now)

    async def send_again(self) -> None:
        """Read everything once more that happened while webhooks were switched off, and send what is missing.

        Raises ProblemError(BAD_REQUEST) where nothing is known to be, or the connection is not at work.
        """
        state = self._runtime.kept.state
        if state is not api.ConnectionState.CONNECTED:
            raise ProblemError(ProblemCode.BAD_REQUEST, "not connected", state=state.value)
        if not self.chosen or not await self._fill(frozenset(RESOURCES.values())):
            raise ProblemError(ProblemCode.BAD_REQUEST, "no webhook was found switched off lately")

    async def _fill(self, wanted: frozenset[RecordKind]) -> bool:
        """Begin to fill the gaps of these kinds; return whether there are any. Where nothing is at work, not yet."""
        number, now = self._runtime.kept.id, self._parts.clock.now()
        open_ones = [one for one in _lately(await self._kept(), now) if one.kind in wanted]
        begins = min((one.missing_since for one in open_ones if one.missing_since), default=None)
        ends = max((one.repaired_at for one in open_ones if one.repaired_at), default=None)
        if begins is None or ends is None or self._runtime.kept.state is not api.ConnectionState.CONNECTED:
            return begins is not None
        topics = [one.topic for one in open_ones]

        async def filled() -> None:
            await self._parts.database.write(lambda c: close_gaps(c, number, topics, ends))

        self._runtime.fill(Span(begins, ends), frozenset(one.kind for one in open_ones), filled)
        return True

    async def _mend(
        self,
        rest: RestClient,
        plan: StoreWebhooks,
        kept: Iterable[Kept],
        broken: list[str],
        there: dict[int, RegisteredWebhook],
    ) -> dict[str, int]:
        mended: dict[str, int] = {}
        for one in kept:
            if one.webhook_id in there and await self._set_right(rest, one.webhook_id, plan):
                mended[one.topic] = one.webhook_id
        missing = [topic for topic in broken if topic not in mended]
        return mended | await register(rest, missing, plan.delivery_url, plan.secret)

    async def _set_right(self, rest: RestClient, number: int, plan: StoreWebhooks) -> bool:
        return await change(rest, number, WebhookState.ACTIVE, delivery_url=plan.delivery_url, secret=plan.secret)

    async def _clear_away(self) -> None:
        """Delete webhooks that were paused long enough."""
        kept = await self._kept()
        ends = [span.ends_at for span in self._runtime.kept.store_spans if span.ends_at is not None]
        if not kept or (ends and self._parts.clock.now() - max(ends) < QUEUED_FOR):
            return
        await self._runtime.unlock()
        async with self._parts.store_http() as http:
            await remove(self._rest(http), [one.webhook_id for one in kept])
        await self._parts.database.write(lambda c: forget(c, self._runtime.kept.id))

    # -- what is written down --------------------------------------------------------------------

    def _plan(self) -> StoreWebhooks:
        plan = self._runtime.platform.store_webhooks(self._runtime.session())
        if plan is None:
            raise ProblemError(ProblemCode.CREDENTIALS_MISSING, "no webhook secret or address")
        return plan

    def _rest(self, http: Any) -> RestClient:
        return RestClient(http, self._runtime.kept.site, self._runtime.store_credentials(), tries=3)

    async def _kept(self) -> list[Kept]:
        return await self._parts.database.read(lambda c: load(c, self._runtime.kept.id))

    def _remember(self, connection: Connection, ids: dict[str, int], gaps: dict[str, datetime], now: datetime) -> None:
        number = self._runtime.kept.id
        forget(connection, number)
        for topic, webhook in ids.items():
            row: dict[str, Any] = {"connection_id": number, "topic": topic, "webhook_id": webhook, "seen_at": now}
            if topic in gaps:
                row |= {"repaired_at": now, "missing_since": gaps[topic]}
            connection.execute(insert(store_webhooks).values(**row))
        begin_span(connection, number, now)

    def _note(self, connection: Connection, sound: list[Kept], mended: dict[str, int], now: datetime) -> None:
        w, number = store_webhooks.c, self._runtime.kept.id
        for one in sound:
            mine = (w.connection_id == number) & (w.topic == one.topic)
            connection.execute(update(store_webhooks).where(mine).values(seen_at=now))
        before = {one.topic: one.missing_since or one.seen_at for one in load(connection, number)}
        for topic, webhook in mended.items():
            connection.execute(delete(store_webhooks).where((w.connection_id == number) & (w.topic == topic)))
            connection.execute(
                insert(store_webhooks).values(
                    connection_id=number,
                    topic=topic,
                    webhook_id=webhook,
                    seen_at=now,
                    repaired_at=now,
                    missing_since=before.get(topic, now),
                )
            )


def _sound(found: RegisteredWebhook | None, plan: StoreWebhooks) -> bool:
    return found is not None and found.state == WebhookState.ACTIVE and found.delivery_url == plan.delivery_url


def _condition(plan: StoreWebhooks, kept: list[Kept], now: datetime) -> Condition:
    lately = _lately(kept, now)
    since = [one.missing_since for one in lately if one.missing_since is not None and one.kind not in RECORDS]
    return Condition(len(plan.topics), len(kept), len(lately), min(since, default=None))


def _lately(kept: Iterable[Kept], now: datetime) -> list[Kept]:
    """Return those that were found switched off not long ago."""
    return [one for one in kept if one.repaired_at is not None and now - one.repaired_at < REPAIR_SHOWN_FOR]


def load(connection: Connection, connection_id: int) -> list[Kept]:
    """Return our webhooks of a connection as they were written down."""
    w = store_webhooks.c
    asked = select(w.topic, w.webhook_id, w.seen_at, w.repaired_at, w.missing_since).where(
        w.connection_id == connection_id
    )
    return [Kept(*row) for row in connection.execute(asked)]


def forget(connection: Connection, connection_id: int) -> None:
    """Forget the webhooks of a connection."""
    connection.execute(delete(store_webhooks).where(store_webhooks.c.connection_id == connection_id))


def close_gaps(connection: Connection, connection_id: int, topics: Iterable[str], upto: datetime) -> None:
    """Note that the gaps of these webhooks are filled, as far as they were mended by then."""
    w = store_webhooks.c
    mine = (w.connection_id == connection_id, w.topic.in_(list(topics)), w.repaired_at <= upto)
    connection.execute(update(store_webhooks).where(*mine).values(missing_since=None))


def begin_span(connection: Connection, connection_id: int, now: datetime) -> None:
    """Note that the store delivers from now on, unless it does already."""
    s = store_spans.c
    open_one = select(s.id).where(s.connection_id == connection_id, s.ends_at.is_(None))
    if connection.execute(open_one).first() is None:
        # A store's times have whole seconds: in the second of the change itself both tell of something rather than
        # neither, here and at the end.
        begins = now if not now.microsecond else now.replace(microsecond=0) + timedelta(seconds=1)
        connection.execute(insert(store_spans).values(connection_id=connection_id, begins_at=begins))


def end_span(connection: Connection, connection_id: int, now: datetime) -> None:
    """Note that Storewire delivers from now on."""
    mine = (store_spans.c.connection_id == connection_id) & store_spans.c.ends_at.is_(None)
    connection.execute(update(store_spans).where(mine).values(ends_at=now.replace(microsecond=0)))


async def settle_channel(parts: Parts, runtime: Runtime) -> None:
    """After a pairing: register the store's webhooks where the store is to deliver, or let Storewire deliver.

    Webhooks that are there get the new secret. Where the store refuses, Storewire delivers, and it is said.
    """
    delivery = StoreDelivery(parts, runtime)
    columns: dict[str, Any] = {}
    try:
        await (delivery.switch_on() if delivery.chosen else delivery.switch_off())
    except ProblemError as error:
        log.warning("the store's webhooks could not be set", extra={"connection": runtime.kept.id})
        if delivery.chosen:
            ours = runtime.kept.settings.model_copy(update={"live_channel": LiveChannel.STOREWIRE})
            problem = Problem(code=ProblemCode.WEBHOOKS_REFUSED, detail=error.problem.code.value)
            columns = {"settings": ours.model_dump(mode="json"), "problem": problem.model_dump(mode="json")}
    if columns:
        await parts.database.write(lambda c: connections.change(c, runtime.kept.id, **columns))
    if columns or delivery.chosen or runtime.kept.store_spans:
        await runtime.reload()
