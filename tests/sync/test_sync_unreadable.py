"""Records that cannot be understood: a failure each, until the record can be read or is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sync_records import CONNECTION, HASHER, NOW, PROFILE, MirrorPlatform, customer, order, product

from app.delivery.identity import record_line
from app.delivery.log import discard, failure_groups
from app.model import api
from app.model.reasons import ProblemCode, ProblemError, ReasonCode
from app.model.records import RecordKind, Unreadable
from app.model.settings import ConnectionSettings
from app.storage.database import Database
from app.storage.schema import connections, deliveries, scopes
from app.sync import unreadable
from app.sync.detection import Detector, Reading
from app.sync.rereading import read_again
from app.sync.unreadable import Unread


class Desk:
    """A database, and a store that answers single questions."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.answers: dict[tuple[RecordKind, int], Any] = {}

    def detector(self) -> Detector:
        return Detector("s", 1, 0, MirrorPlatform(), PROFILE, ConnectionSettings(), HASHER, Reading.NEWS, NOW)  # type: ignore[arg-type]

    async def get(self, kind: RecordKind, number: int) -> Any:
        found = self.answers[kind, number]
        if isinstance(found, Exception):
            raise found
        return found

    async def enter(self, *found: Unreadable) -> None:
        await self.database.write(lambda c: unreadable.enter(c, 1, self.detector(), found))

    async def take_back(self, kind: RecordKind, *ids: str) -> None:
        await self.database.write(lambda c: unreadable.take_back(c, 1, kind, ids, self.detector()))

    async def failed(self) -> list[tuple[str, str, str]]:
        """The failures that stand: kind, id and what is wrong."""
        asked = select(deliveries.c.kind, deliveries.c.record_id, deliveries.c.detail).where(
            deliveries.c.state == "failed"
        )
        return [tuple(row) for row in await self.database.read(lambda c: c.execute(asked).all())]

    async def queued(self) -> list[tuple[str, str]]:
        asked = select(deliveries.c.change, deliveries.c.record_id).where(deliveries.c.state == "waiting")
        return [tuple(row) for row in await self.database.read(lambda c: c.execute(asked).all())]

    async def read_again(self) -> None:
        wanted = await self.database.read(lambda c: unreadable.selected(c, api.Selection()))
        await read_again(self, wanted, self.detector, self.database)


@pytest.fixture
async def desk(tmp_path: Path) -> Any:
    database = Database(tmp_path / "storewire.sqlite3")
    database.open()
    await database.write(lambda c: c.execute(insert(scopes).values(id=1, scope="s")) and None)
    await database.write(lambda c: c.execute(insert(connections).values(**CONNECTION)) and None)
    yield Desk(database)
    database.close()


def broken(number: int | None = 99, reason: str = "total: not an amount", kind: RecordKind = RecordKind.ORDER) -> Any:
    return Unreadable(kind=kind, id=number, reason=reason)


async def test_a_record_is_listed_once_however_often_it_is_met(desk: Desk) -> None:
    await desk.enter(broken())
    await desk.enter(broken(), broken(100))
    assert await desk.failed() == [
        ("order", "99", "total: not an amount"),
        ("order", "100", "total: not an amount"),
    ]


async def test_the_list_shows_the_record_and_what_is_wrong_with_it(desk: Desk) -> None:
    await desk.enter(broken())
    (group,) = await desk.database.read(lambda c: failure_groups(c, 1))
    (row,) = group.newest
    assert group.reason is ReasonCode.UNREADABLE
    assert (row.kind, row.record_id, row.summary.number) == (RecordKind.ORDER, "99", "99")
    assert row.detail == "total: not an amount"


@pytest.mark.parametrize("kind", [RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.ORDER])
async def test_a_record_that_can_be_read_leaves_the_list(desk: Desk, kind: RecordKind) -> None:
    await desk.enter(broken(kind=kind), broken(7, kind=kind))
    await desk.take_back(kind, *map(str, range(50, 900)))
    assert await desk.failed() == [(kind.value, "7", "total: not an amount")]


async def test_records_of_other_kinds_with_the_same_number_stay(desk: Desk) -> None:
    await desk.enter(broken())
    await desk.take_back(RecordKind.CUSTOMER, "99")
    assert len(await desk.failed()) == 1


async def test_only_what_is_wrong_now_is_listed(desk: Desk) -> None:
    await desk.enter(broken())
    await desk.enter(broken(reason="currency: not a currency code"))
    assert await desk.failed() == [("order", "99", "currency: not a currency code")]


async def test_a_record_that_breaks_again_the_same_way_is_listed_again(desk: Desk) -> None:
    for _ in range(3):
        await desk.enter(broken())
        assert len(await desk.failed()) == 1
        await desk.take_back(RecordKind.ORDER, "99")
        assert await desk.failed() == []


async def test_what_a_person_discarded_does_not_come_back(desk: Desk) -> None:
    await desk.enter(broken())
    await desk.database.write(lambda c: discard(c, api.Selection(reason=ReasonCode.UNREADABLE), NOW))
    await desk.enter(broken())
    assert await desk.failed() == []


async def test_records_without_an_id_are_listed_too(desk: Desk) -> None:
    await desk.enter(broken(None, "id: not a positive number"))
    await desk.enter(broken(None, "id: not a positive number"))
    assert await desk.failed() == [("order", "?", "id: not a positive number")]
    assert await desk.database.read(lambda c: unreadable.selected(c, api.Selection())) == []


async def test_nothing_waits_behind_a_record_that_cannot_be_read(desk: Desk) -> None:
    await desk.enter(broken(1, "id", RecordKind.CUSTOMER))
    lines = select(deliveries.c.ordering_key, deliveries.c.person)
    (line,) = await desk.database.read(lambda c: c.execute(lines).all())
    assert line.person is None
    assert line.ordering_key not in {HASHER.person("customer1@example.test"), record_line("customer", "1")}


# -- reading again -----------------------------------------------------------------------------------


async def test_read_again_sends_what_can_be_understood_now(desk: Desk) -> None:
    await desk.enter(broken(7), broken(8, kind=RecordKind.PRODUCT), broken(9, kind=RecordKind.CUSTOMER))
    desk.answers = {
        (RecordKind.ORDER, 7): order(7, "completed", email="kim@example.test"),
        (RecordKind.PRODUCT, 8): product(8),
        (RecordKind.CUSTOMER, 9): customer(9),
    }
    await desk.read_again()
    assert await desk.failed() == []
    assert {("product.saved", "8"), ("customer.saved", "9"), ("order.created", "7")} <= set(await desk.queued())


async def test_what_is_still_broken_stays_on_the_list(desk: Desk) -> None:
    await desk.enter(broken())
    desk.answers = {(RecordKind.ORDER, 99): broken()}
    await desk.read_again()
    assert await desk.failed() == [("order", "99", "total: not an amount")]


async def test_what_is_gone_leaves_the_list(desk: Desk) -> None:
    await desk.enter(broken())
    desk.answers = {(RecordKind.ORDER, 99): None}
    await desk.read_again()
    assert await desk.failed() == []
    assert await desk.queued() == []


async def test_a_store_that_does_not_answer_changes_nothing(desk: Desk) -> None:
    await desk.enter(broken())
    desk.answers = {(RecordKind.ORDER, 99): ProblemError(ProblemCode.TIMED_OUT)}
    with pytest.raises(ProblemError):
        await desk.read_again()
    assert len(await desk.failed()) == 1


async def test_only_the_chosen_are_read_again(desk: Desk) -> None:
    await desk.enter(broken(1), broken(2))
    await desk.database.write(lambda c: c.execute(update(deliveries).values(tries=0)) and None)

    async def chosen(**selection: Any) -> list[Unread]:
        return await desk.database.read(lambda c: unreadable.selected(c, api.Selection(**selection)))

    assert await chosen(ids=(2,)) == [Unread(1, RecordKind.ORDER, "2")]
    assert await chosen(reason=ReasonCode.INVALID_EMAIL) == []
    assert await chosen(connection=2) == []
    assert len(await chosen(connection=1, reason=ReasonCode.UNREADABLE)) == 2
