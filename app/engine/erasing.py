"""Erasing a person: here at once, at the platform as far as it has a call for it. A receipt without address stays."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select, update

from app.delivery.erasing import accounts_of, purge
from app.delivery.forgotten import block
from app.delivery.identity import event_key
from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.engine.store_delivery import StoreDelivery
from app.model import api
from app.model.changes import ChangeKind
from app.model.reasons import ProblemCode, ProblemError
from app.model.records import canonical_email
from app.platforms.offer import Person
from app.storage.schema import erasures

PERSON_GONE = "erased"


async def erase(parts: Parts, runtime: Runtime, address: str) -> api.Erasure:
    """Forget a person: outbox, log and bodies first, then the platform. Doing it twice does no harm.

    Raises ProblemError(EMAIL_INVALID, KEYRING_LOCKED …); what the platform made of it stands in the receipt.
    """
    email = usable(address)
    kept, now = runtime.kept, parts.clock.now()
    person = parts.hasher.person(email)

    def forget(connection: Connection) -> tuple[int, tuple[int, ...]]:
        accounts = accounts_of(connection, kept.scope_id, person)
        gone = purge(connection, kept.scope_id, person, now)
        return block(connection, kept.scope_id, person, now, gone), accounts

    await runtime.unlock()
    session = runtime.session()
    await runtime.stop()  # nothing of theirs may be on its way meanwhile
    try:
        number, accounts = await parts.database.write(forget)
        # The key only has to be the same at every try; it is made of the hash, not of the address.
        key = event_key(kept.scope, ChangeKind.CUSTOMER_DELETED, person.hex(), PERSON_GONE)
        outcome = await runtime.platform.erase(parts.platform_http, session, Person(email, accounts, key))
    finally:
        await runtime.reload()
    changed = update(erasures).where(erasures.c.id == number).values(outcome=outcome.value)
    await parts.database.write(lambda c: c.execute(changed))
    parts.hub.publish(api.DeliveriesChanged(connection=kept.id))
    found = await receipts(parts, runtime)
    return next(one for one in found if one.number == number)


async def receipts(parts: Parts, runtime: Runtime) -> list[api.Erasure]:
    """Return the receipts of a connection, newest first."""
    e = erasures.c
    asked = select(erasures).where(e.scope_id == runtime.kept.scope_id).order_by(e.erased_at.desc(), e.id.desc())
    rows = await parts.database.read(lambda c: c.execute(asked).all())
    return [_receipt(parts, runtime, row) for row in rows]


def _receipt(parts: Parts, runtime: Runtime, row: Any) -> api.Erasure:
    return api.Erasure(
        number=row.id,
        name=runtime.kept.name,
        platform=runtime.kept.platform,
        erased_at=row.erased_at,
        deliveries=row.deliveries,
        outcome=api.ErasureOutcome(row.outcome or api.ErasureOutcome.UNREACHABLE.value),
        people_url=runtime.platform.links(runtime.kept.hosts).people,
        store_delivers=StoreDelivery(parts, runtime).chosen,
    )


def usable(address: str) -> str:
    """Return an address in its canonical form. Raises ProblemError(EMAIL_INVALID)."""
    email = canonical_email(address)
    if not email:
        raise ProblemError(ProblemCode.EMAIL_INVALID)
    return email
