"""A change of a connection's settings: what it means for hosts, webhooks and what is on its way."""

from __future__ import annotations

from sqlalchemy import Connection

from app.engine import connections, hosts
from app.engine.channel import channel_of
from app.engine.observing import take_up
from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.engine.store_delivery import StoreDelivery
from app.engine.watching import change_settings
from app.model.settings import ConnectionSettings, LiveChannel
from app.sync.feeds import newly_sent


async def save(parts: Parts, runtime: Runtime, settings: ConnectionSettings) -> ConnectionSettings:
    """Change a connection's settings; they apply at once.

    Another host has to be confirmed first: until then deliveries wait. Raises ProblemError(WEBHOOKS_REFUSED …)
    where the store shall deliver by itself and cannot; nothing is changed then.
    """
    columns = hosts.hold_back(runtime.kept, settings)
    shop = settings.woocommerce and runtime.kept.site.woocommerce
    settings = settings.model_copy(update={"woocommerce": shop})
    await _choose_channel(parts, runtime, settings)
    kept, before, now = settings.model_dump(mode="json"), runtime.kept.settings, parts.clock.now()
    await runtime.stop()  # what is under way must not be settled while it is forgotten

    def work(connection: Connection) -> None:
        change_settings(connection, runtime.kept, kept, newly_sent(before, settings))
        if columns:
            connections.change(connection, runtime.kept.id, **columns)
        if settings.observe_only and not before.observe_only:
            connections.forget_on_the_way(connection, runtime.kept)
        elif before.observe_only and not settings.observe_only:
            take_up(connection, runtime.kept, now)

    try:
        await parts.database.write(work)
    finally:
        await runtime.reload()
    return settings


async def _choose_channel(parts: Parts, runtime: Runtime, settings: ConnectionSettings) -> None:
    """Let the store deliver live changes by itself, or no longer, as the settings say."""
    delivery, asked = StoreDelivery(parts, runtime), channel_of(runtime.platform, settings)
    if asked is LiveChannel.STORE and not delivery.chosen:
        await delivery.switch_on()
    elif asked is LiveChannel.STOREWIRE and delivery.chosen:
        await delivery.switch_off()
