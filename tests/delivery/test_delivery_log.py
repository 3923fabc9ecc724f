"""The log pages by key, finds people without holding their addresses, and mends or gives up failures."""

from __future__ import annotations

import pytest
from delivery_outbox import CONNECTION, Outbox, connection_row, entry, fail, saved
from sqlalchemy import Text, cast, insert, update

from app.delivery import log
from app.delivery.outbox import Entry, enqueue
from app.model import api
from app.model.changes import ChangeKind
from app.model.deliveries import DeliveryState, Lane
from app.model.reasons import ReasonCode
from app.model.records import RecordKind
from app.platforms.protocol import Effect, ItemRuling, Ruling
from app.storage.hashing import Hasher
from app.storage.schema import connections, deliveries, tries

HASHER = Hasher(b"key of the folder")


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


def page(outbox: Outbox, **query: object) -> api.DeliveryPage:
    return outbox.work(lambda c: log.page(c, api.DeliveryQuery.model_validate(query), HASHER))


def keys(outbox: Outbox, **query: object) -> list[str]:
    return [row.summary.number for row in page(outbox, **query).rows]


def titled(key: str, title: str) -> Entry:
    return Entry(key, ChangeKind.PRODUCT_SAVED, RecordKind.PRODUCT, key, None, key.encode(), Lane.HISTORY, {},
                 {"title": title, "number": key})  # fmt: skip


def test_pages_follow_each_other_without_gap_or_repetition(outbox: Outbox) -> None:
    outbox.put(*(entry(f"{n}", line=f"{n}") for n in range(25)))
    seen, before = [], None
    while True:
        found = page(outbox, limit=10, before=before)
        seen += [row.summary.number for row in found.rows]
        if found.next_before is None:
            break
        before = found.next_before
        outbox.put(entry(f"newer than {before}", line="new"))
    assert seen == [f"{n}" for n in reversed(range(25))]


def test_a_page_that_is_just_full_is_the_last(outbox: Outbox) -> None:
    outbox.put(*(entry(f"{n}", line=f"{n}") for n in range(10)))
    assert page(outbox, limit=10).next_before is None


def test_filters_can_be_combined(outbox: Outbox) -> None:
    outbox.put(saved("a", line="ada"), saved("b", line="ben"), entry("c", line="cid"))
    outbox.answer(outbox.take(), Ruling.DELIVERED, Ruling.FAILED)
    assert keys(outbox, state="failed") == ["b"]
    assert keys(outbox, kind="customer") == ["b", "a"]
    assert keys(outbox, kind="customer", state="delivered") == ["a"]
    assert keys(outbox, kind="order", state="delivered") == []


def test_a_connections_log_is_its_own(outbox: Outbox) -> None:
    outbox.put(entry("mine"))
    outbox.work(lambda c: c.execute(insert(connections).values(connection_row(2))))
    outbox.work(lambda c: enqueue(c, 2, 1, [entry("theirs")], outbox.now))
    assert keys(outbox, connection=1) == ["mine"]
    assert keys(outbox, connection=2) == ["theirs"]
    assert keys(outbox) == ["theirs", "mine"]


@pytest.mark.parametrize("typed", ["marie@example.test", " Marie@Example.TEST "])
def test_an_address_finds_its_person_and_nobody_else(outbox: Outbox, typed: str) -> None:
    for email in ("marie@example.test", "marie@example.tes"):
        person = HASHER.person(email)
        outbox.put(Entry(email, ChangeKind.ORDER_PAID, RecordKind.ORDER, "1", person, person, Lane.LIVE, {},
                         {"number": email}))  # fmt: skip
    assert keys(outbox, text=typed) == ["marie@example.test"]


@pytest.mark.parametrize("typed", ["1017", "#1017", " #1017 "])
def test_a_number_finds_its_record(outbox: Outbox, typed: str) -> None:
    outbox.put(entry("shown as 5", record="1017"), entry("1017-A", record="7", line="ben"), entry("9", line="cid"))
    expected = ["1017-A", "shown as 5"] if typed == "1017" else ["shown as 5"]
    assert keys(outbox, text=typed) == expected


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kaffee", ["coffee"]),
        ("KAFFEE", ["coffee"]),
        ("100%", ["percent"]),
        ("%", ["percent"]),
        ("_", ["underscore"]),
        ('5" pipe', ["quote"]),
        ("a\\b", ["backslash"]),
        ("☕", ["coffee"]),
        ("title", []),
        ("number", []),
        ('":"', []),
    ],
)
def test_words_find_what_a_line_shows_and_are_taken_literally(outbox: Outbox, typed: str, found: list[str]) -> None:
    outbox.put(
        titled("coffee", "Kaffee ☕"),
        titled("percent", "100% Arabica"),
        titled("underscore", "cup_large"),
        titled("quote", '5" pipe'),
        titled("backslash", "a\\b"),
    )
    assert keys(outbox, text=typed) == found


def test_a_guests_record_id_is_not_shown(outbox: Outbox) -> None:
    outbox.put(entry("guest", ChangeKind.GUEST_SAVED, record="0123abcd"))
    assert page(outbox).rows[0].record_id == ""


def test_a_delivery_is_shown_with_all_its_tries(outbox: Outbox) -> None:
    outbox.put(saved("a"))
    outbox.answer(outbox.take(), Ruling.RETRY)
    outbox.pass_time(hours=1)
    outbox.answer(outbox.take(), Ruling.FAILED)
    found = outbox.work(lambda c: log.detail(c, 1))
    assert found is not None
    detail, _ = found
    assert (detail.row.state, detail.row.tries, detail.key, detail.call) == (DeliveryState.FAILED, 2, "a", "people")
    assert len(detail.tries) == 2
    assert detail.body == {"person": "ada"}
    assert outbox.work(lambda c: log.detail(c, 99)) is None


def test_whoever_leaves_a_batch_keeps_what_was_said_of_it(outbox: Outbox) -> None:
    outbox.put(saved("ada"), saved("ben", line="ben"))
    outbox.answer(outbox.take(), Ruling.RETRY, effect=Effect.SPLIT)
    fail(outbox, "ada")
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    for number in (1, 2):
        found = outbox.work(lambda c, number=number: log.detail(c, number))
        assert found is not None
        assert len(found[0].tries) == 2
    outbox.work(lambda c: c.execute(update(tries).values(excerpt="said in batch " + cast(tries.c.batch_id, Text))))
    (group,) = outbox.work(lambda c: log.failure_groups(c, None))
    assert [row.said for row in group.newest] == ["said in batch 2"]  # in batch 1 it was not alone


def failed_three(outbox: Outbox) -> None:
    outbox.put(*(saved(name, line=name) for name in ("ada", "ben", "cid")))
    invalid, too_old = ItemRuling(Ruling.FAILED, ReasonCode.INVALID), ItemRuling(Ruling.FAILED, ReasonCode.TOO_OLD)
    outbox.answer(outbox.take(), invalid, too_old, invalid)


def test_failures_are_grouped_by_cause_most_frequent_first(outbox: Outbox) -> None:
    failed_three(outbox)
    groups = outbox.work(lambda c: log.failure_groups(c, None))
    assert [(one.reason, one.count, [row.summary.number for row in one.newest]) for one in groups] == [
        (ReasonCode.INVALID, 2, ["cid", "ada"]),
        (ReasonCode.TOO_OLD, 1, ["ben"]),
    ]
    assert outbox.work(lambda c: log.failure_groups(c, 2)) == []


@pytest.mark.parametrize(
    ("selection", "again"),
    [
        (api.Selection(), {"ada", "ben", "cid"}),
        (api.Selection(connection=CONNECTION), {"ada", "ben", "cid"}),
        (api.Selection(connection=2), set()),
        (api.Selection(ids=(1, 2)), {"ada", "ben"}),
        (api.Selection(reason=ReasonCode.INVALID), {"ada", "cid"}),
        (api.Selection(ids=(1, 2), reason=ReasonCode.INVALID), {"ada"}),
        (api.Selection(ids=(99,)), set()),
    ],
)
def test_a_selection_is_tried_again_and_nothing_else(outbox: Outbox, selection: api.Selection, again: set[str]) -> None:
    failed_three(outbox)
    assert outbox.work(lambda c: log.retry(c, selection, outbox.now)) == len(again)
    assert {key for key, state in outbox.states().items() if state == "waiting"} == again
    if again:
        assert set(outbox.keys_taken()) == again


def test_only_failures_can_be_tried_again_or_given_up(outbox: Outbox) -> None:
    outbox.put(saved("done"))
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    outbox.put(saved("waits"))
    for command in (log.retry, log.discard):
        assert outbox.work(lambda c, command=command: command(c, api.Selection(), outbox.now)) == 0


def test_trying_again_begins_the_three_days_anew(outbox: Outbox) -> None:
    outbox.put(saved("a"))
    while (delay := outbox.answer(outbox.take(), Ruling.RETRY)) is not None:
        outbox.now += delay
    outbox.work(lambda c: log.retry(c, api.Selection(), outbox.now))
    assert outbox.answer(outbox.take(), Ruling.RETRY) is not None


def test_what_could_never_be_read_cannot_be_sent(outbox: Outbox) -> None:
    failed_three(outbox)
    outbox.work(lambda c: c.execute(update(deliveries).values(body=None)))
    assert outbox.work(lambda c: log.retry(c, api.Selection(), outbox.now)) == 0


def test_giving_up_drops_the_body_and_keeps_the_note(outbox: Outbox) -> None:
    failed_three(outbox)
    assert outbox.work(lambda c: log.discard(c, api.Selection(ids=(1,), note="by hand"), outbox.now)) == 1
    row = outbox.row("ada")
    assert (row.state, row.body, row.detail) == ("discarded", None, "by hand")


def test_counts_tell_what_waits_by_kind_and_what_failed(outbox: Outbox) -> None:
    failed_three(outbox)
    outbox.put(entry("x", line="zoe"), entry("y", line="zoe"), saved("z", line="zoe"))
    outbox.take()
    assert outbox.work(lambda c: log.counts(c, CONNECTION)) == ({RecordKind.ORDER: 2, RecordKind.CUSTOMER: 1}, 3)
    totals = outbox.work(lambda c: log.totals(c, CONNECTION)).states
    assert totals == {DeliveryState.FAILED: 3, DeliveryState.SENDING: 2, DeliveryState.WAITING: 1}


def test_what_is_being_sent_is_found_and_counted_like_everything_else(outbox: Outbox) -> None:
    outbox.put(saved("ada", line="ada"), entry("order", line="ben"), entry("later", line="zoe", single=True))
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    outbox.take()
    assert keys(outbox, state=DeliveryState.SENDING) == ["order"]
    assert keys(outbox, state=DeliveryState.SENDING, connection=CONNECTION, kind=RecordKind.ORDER) == ["order"]
    assert keys(outbox, state=DeliveryState.SENDING, kind=RecordKind.CUSTOMER) == []
    assert keys(outbox, connection=CONNECTION) == ["later", "order", "ada"]
    totals = outbox.work(lambda c: log.totals(c, CONNECTION)).states
    one_each = (DeliveryState.DELIVERED, DeliveryState.SENDING, DeliveryState.WAITING)
    assert totals == dict.fromkeys(one_each, 1)
    assert outbox.work(lambda c: log.counts(c, CONNECTION)) == ({RecordKind.ORDER: 2}, 0)


def test_with_a_persons_record_goes_what_waits_behind_it() -> None:
    outbox = Outbox()
    outbox.put(saved("ada-1"), entry("order-of-ada", line="ada"), entry("order-of-ben", line="ben"))
    batch = outbox.take()
    outbox.answer(batch, ItemRuling(Ruling.FAILED, ReasonCode.INVALID_EMAIL))
    count = outbox.work(lambda c: log.discard(c, api.Selection(reason=ReasonCode.INVALID_EMAIL), outbox.now))
    assert count == 2
    assert outbox.states() == {"ada-1": "discarded", "order-of-ada": "discarded", "order-of-ben": "waiting"}
