"""What is asked at every step is found by an index: a log of a million rows is not walked for the next delivery."""

from __future__ import annotations

from typing import Any

import pytest
from delivery_outbox import Outbox
from sqlalchemy import Select, func, select
from sqlalchemy.dialects import sqlite

from app.delivery import batches, choosing, outbox, outlook, search, settlement
from app.delivery.standing import being_sent, logged
from app.storage.procedures import ARGUMENT
from app.storage.schema import deliveries


def written(asked: Select[Any]) -> str:
    return str(asked.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


LOOKED_UP = {
    "what is due": (choosing.DUE, "ix_batches_open (connection_id=? AND state=? AND due_at<?)"),
    "the heads of the lines": (
        choosing.HEADS_OF_LINES,
        "ix_deliveries_next (connection_id=? AND (lane,position)>(?,?))",
    ),
    "what stands before a head": (
        choosing.HEADS_OF_LINES,
        "ix_deliveries_line (connection_id=? AND ordering_key=? AND position<?)",
    ),
    "the jobs that run": (choosing.RUNNING_JOBS, "ix_batches_open (connection_id=? AND state=?)"),
    "the next batch": (choosing.NEXT_BATCH, "ix_batches_open (connection_id=? AND state=? AND due_at>?)"),
    "the next delivery": (choosing.NEXT_DELIVERY, "ix_deliveries_later (connection_id=? AND next_try_at>?)"),
    "who moves away": (outbox.MOVING_AWAY.format("?, ?"), "ix_deliveries_person (person=?)"),
    "what a newer upsert replaces": (
        outbox.REPLACEABLE.format("?, ?"),
        "ix_deliveries_line (connection_id=? AND ordering_key=?)",
    ),
    "what is looked at": (choosing.LOOK, "ix_batches_open (connection_id=? AND state=?)"),
    "the heads that are looked at": (choosing.LOOK, "ix_deliveries_next (connection_id=? AND (lane,position)>(?,?))"),
    "what follows a head": (
        choosing.FOLLOWERS,
        "d USING INDEX ix_deliveries_line (connection_id=? AND ordering_key=?)",
    ),
    "who goes to a batch": (batches.SENT_IN, "SEARCH deliveries USING INTEGER PRIMARY KEY (rowid=?)"),
    "what is ended": (settlement.END.format(more=""), "SEARCH deliveries USING INTEGER PRIMARY KEY (rowid=?)"),
    "the members of a batch": (batches.MEMBERS, "ix_deliveries_batch (batch_id=?)"),
    "a state in the log": (
        f"SELECT d.id FROM deliveries AS d WHERE {search.IN_STATE} AND d.id < ? ORDER BY d.id DESC LIMIT ?",
        "ix_deliveries_log (connection_id=? AND kind=? AND state=? AND id<?)",
    ),
    "what is being sent, in the log": (
        f"SELECT d.id FROM deliveries AS d WHERE {search.BEING_SENT} AND d.id < ? ORDER BY d.id DESC LIMIT ?",
        "ix_deliveries_batch (batch_id=? AND rowid<?)",
    ),
    "how many have failed": (
        written(select(func.count()).where(logged(1), deliveries.c.state == "failed")),
        "ix_deliveries_log (connection_id=? AND kind=? AND state=?)",
    ),
    "how many are being sent": (written(select(func.count()).where(being_sent(1))), "ix_deliveries_batch (batch_id=?)"),
    "what has waited longest": (outlook.LONGEST_WAITING, "ix_deliveries_log (connection_id=? AND kind=? AND state=?)"),
    "records that the platform has": (settlement.KNOWN, "PRIMARY KEY (scope_id=? AND kind=? AND record_id=?)"),
}


@pytest.mark.parametrize("what", LOOKED_UP)
def test_it_is_looked_up(what: str) -> None:
    statement, index = LOOKED_UP[what]
    given: tuple[int, ...] | dict[str, int] = (1,) * statement.count("?")
    given = given or dict.fromkeys(ARGUMENT.findall(statement), 1)
    plan = Outbox().work(lambda c: c.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all())
    steps = [row.detail for row in plan]
    assert any(index in step for step in steps), steps
    tables = ("deliveries", "batches", "records", " d", " b", " had", " old", " r")
    assert not [step for step in steps if step.startswith("SCAN") and step.endswith(tables)], steps
