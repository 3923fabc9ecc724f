"""The tables. Migrations make them (storage/migrations); a test holds both against each other.

Nothing here holds a secret. What can identify a person is kept as keyed hashes (`person`, a guest's
`record_id`, `digest`), save in `body`, which is dropped when a delivery is settled.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    literal_column,
    text,
)

from app.model.deliveries import TRANSITIONS
from app.storage.columns import Instant, Json

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

settings = Table("settings", metadata, Column("name", Text, primary_key=True), Column("value", Json, nullable=False))

scopes = Table(
    "scopes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scope", Text, nullable=False, unique=True),
    # What "sync everything again" raises, so that upserts get new keys.
    Column("generation", Integer, nullable=False, server_default="0"),
)

connections = Table(
    "connections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),  # the name of its secrets in the keyring
    Column("scope_id", ForeignKey("scopes.id"), nullable=False),
    Column("platform", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("home", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("problem", Json),
    Column("site", Json, nullable=False),
    Column("facts", Json, nullable=False),
    Column("settings", Json, nullable=False),
    Column("company_id", Text, nullable=False),
    Column("company_name", Text, nullable=False),
    Column("public", Json, nullable=False),  # what pairing gave that is no secret
    Column("fingerprint", Text, nullable=False),
    Column("connected_by", Text, nullable=False),
    Column("connected_at", Instant, nullable=False),
    Column("disconnected_at", Instant),
    Column("last_heartbeat_at", Instant),
    Column("last_event_at", Instant),
    Column("checks", Json),
    Column("checked_at", Instant),
)

records = Table(
    "records",
    metadata,
    Column("scope_id", ForeignKey("scopes.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),  # a guest's is the person hash
    Column("digest", LargeBinary, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("state", Text, nullable=False),  # present, trashed, gone
    Column("person", LargeBinary),
    Column("known", Boolean, nullable=False, server_default="0"),  # whether the platform has it from us
    Column("profile", LargeBinary),  # of a customer: the digest without what the orders add to it
    Index("ix_records_person", "scope_id", "person", sqlite_where=text("person IS NOT NULL")),
    sqlite_with_rowid=False,
)


def _any_of(column: str, states: Iterable[str]) -> str:
    """Return a condition on a state, compared one by one: SQLite would lay out a list anew for every row."""
    return " OR ".join(f"{column} = '{state}'" for state in states)


IN_LINE = ("waiting", "sending", "accepted", "failed")
"""States that may hold back what stands behind them in a line: those that the line's index holds."""

IN_LINE_SQL = "in_line = 1"
"""The condition on those states by which the line's index is found. It is a column of its own, so that a change among
those states leaves the index as it is: its keys have no order, and each would be another page to write."""


OPEN_BATCH_SQL = "state IN ('frozen', 'sending', 'accepted')"
"""Whether anything is still to become of a batch. Queries say it in these words, for only so SQLite uses the index."""

batches = Table(
    "batches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", ForeignKey("connections.id"), nullable=False),
    Column("call", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("state", Text, nullable=False),  # frozen, sending, accepted, settled, dissolved
    Column("job_id", Text, nullable=False, server_default=""),
    Column("polls", Integer, nullable=False, server_default="0"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("waited", Float, nullable=False, server_default="0"),  # seconds spent between tries
    Column("due_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("polled", Float, nullable=False, server_default="0"),  # seconds for which its job was asked after
    Index("ix_batches_open", "connection_id", "state", "due_at", sqlite_where=text(OPEN_BATCH_SQL)),
)

LATER_SQL = "state = 'waiting' AND batch_id IS NULL AND next_try_at IS NOT NULL"
"""Whether a delivery waits by itself for a time. Queries say it in these words, for only so SQLite uses the index."""

LOGGED_SQL = "state <> 'sending'"
"""Whether the log's index holds a delivery. What is being sent is few, soon over, and found by its batch. Queries say
it in these words, for only so SQLite uses the index."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", ForeignKey("connections.id"), nullable=False),
    Column("scope_id", ForeignKey("scopes.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("person", LargeBinary),
    Column("ordering_key", LargeBinary, nullable=False),
    Column("position", Integer, nullable=False),  # the place in the line of the ordering key
    Column("lane", Integer, nullable=False),  # 0 live, 1 history: live first
    Column("call", Text, nullable=False, server_default=""),  # frozen at the first sending
    Column("batch_id", ForeignKey("batches.id")),
    Column("state", Text, nullable=False),
    Column("body", Json),  # what the platform will be told; NULL once settled
    Column("summary", Json, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("waited", Float, nullable=False, server_default="0"),
    Column("next_try_at", Instant),
    Column("reason", Text),
    Column("detail", Text, nullable=False, server_default=""),
    Column("occurred_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("in_line", Boolean, nullable=False, server_default="1"),
    Column("seat", Integer),  # the place in its batch
    CheckConstraint(f"in_line = 1 OR NOT ({_any_of('state', IN_LINE)})", "ck_deliveries_in_line"),
    UniqueConstraint("scope_id", "key"),
    Index("ix_deliveries_line", "connection_id", "ordering_key", "position", sqlite_where=text(IN_LINE_SQL)),
    Index("ix_deliveries_next", "connection_id", "lane", "position", sqlite_where=text("state = 'waiting'")),
    Index("ix_deliveries_later", "connection_id", "next_try_at", sqlite_where=text(LATER_SQL)),
    # One index for every filter of the log: whoever asks for a state alone asks for it kind by kind.
    Index("ix_deliveries_log", "connection_id", "kind", "state", "id", sqlite_where=text(LOGGED_SQL)),
    Index("ix_deliveries_record", "connection_id", "record_id", "id"),
    Index("ix_deliveries_person", "person", "id", sqlite_where=text("person IS NOT NULL")),
    Index("ix_deliveries_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
)

# What has left a batch, whose tries stay its own; the database writes it down by itself.
former_members = Table(
    "former_members",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("batch_id", ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_former_members_batch", "batch_id"),
    sqlite_with_rowid=False,
    info={"formerly": "batch_members"},
)

tries = Table(
    "tries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_id", ForeignKey("batches.id", ondelete="CASCADE"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("method", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("status", Integer),
    Column("reason", Text),
    Column("excerpt", Text, nullable=False, server_default=""),
    Index("ix_tries_batch", "batch_id"),
)

pauses = Table(
    "pauses",
    metadata,
    Column("connection_id", ForeignKey("connections.id"), primary_key=True),
    Column("call", Text, primary_key=True),
    Column("scope", Text, nullable=False),  # the permission that is missing
    Column("until", Instant, nullable=False),
    sqlite_with_rowid=False,
)

names = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", ForeignKey("connections.id"), nullable=False),
    Column("record_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),  # a product's title, or an order's number where that is not its id
    UniqueConstraint("connection_id", "record_id", "kind", "name"),
)

order_ledger = Table(
    "order_ledger",
    metadata,
    Column("scope_id", ForeignKey("scopes.id"), primary_key=True),
    Column("order_id", Integer, primary_key=True),
    Column("person", LargeBinary),
    Column("status", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("total_minor", Integer, nullable=False),
    Column("refunded_minor", Integer, nullable=False, server_default="0"),
    Column("counts", Boolean, nullable=False),  # whether it is among the person's paid orders
    Column("created_at", Instant),
    Column("paid_at", Instant),
    Column("source", Text, nullable=False, server_default=""),  # first-touch source
    Column("told", Json, nullable=False),  # occurrences already told: ["placed:1", "refund:77"]
    Column("completed_at", Instant),
    Index("ix_order_ledger_person", "scope_id", "person", sqlite_where=text("person IS NOT NULL")),
    sqlite_with_rowid=False,
)

syncs = Table(
    "syncs",
    metadata,
    Column("connection_id", ForeignKey("connections.id"), primary_key=True),
    Column("pass_number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("full", Boolean, nullable=False),
    Column("started_at", Instant),
    Column("finished_at", Instant),
    Column("problem", Json),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("connection_id", ForeignKey("connections.id"), primary_key=True),
    Column("phase", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("cursor", Json),
    Column("done", Integer, nullable=False, server_default="0"),
    Column("total", Integer),
    Column("unreadable", Integer, nullable=False, server_default="0"),
    Column("finished_at", Instant),
)

farewells = Table(
    "farewells",  # ends of connections that platform or store have not been told of yet
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry", Text, nullable=False, unique=True),  # the name of the secrets that revoking needs, in the keyring
    Column("platform", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("company_name", Text, nullable=False),
    Column("site", Json, nullable=False),
    Column("hosts", Json, nullable=False),
    Column("public", Json, nullable=False),
    Column("webhooks", Json, nullable=False),  # ids of our webhooks in the store
    Column("at_platform", Text, nullable=False),  # waiting, done
    Column("in_store", Text, nullable=False),  # waiting, done, by_hand
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("ended_at", Instant, nullable=False),
    Column("next_try_at", Instant, nullable=False),
    Column("kept_until", Instant, nullable=False),
)

store_webhooks = Table(
    "store_webhooks",  # those that we registered: found again by these ids, for others are never touched
    metadata,
    Column("connection_id", ForeignKey("connections.id"), primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("webhook_id", Integer, nullable=False),
    Column("seen_at", Instant, nullable=False),  # when it was last found as it should be
    Column("repaired_at", Instant),
    Column("missing_since", Instant),  # since when changes may be missing, at the last repair
    sqlite_with_rowid=False,
)

store_spans = Table(
    "store_spans",  # when the store itself delivered live changes; without an end it still does
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", ForeignKey("connections.id"), nullable=False),
    Column("begins_at", Instant, nullable=False),
    Column("ends_at", Instant),
    Index("ix_store_spans_connection", "connection_id"),
)

erasures = Table(
    "erasures",  # people who are to be forgotten: nothing of them is taken up again
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scope_id", ForeignKey("scopes.id"), nullable=False),
    Column("person", LargeBinary, nullable=False),
    Column("erased_at", Instant, nullable=False),
    Column("deliveries", Integer, nullable=False),
    Column("outcome", Text, nullable=False),  # what the platform did
    UniqueConstraint("scope_id", "person"),
)


feeds = Table(
    "feeds",
    metadata,
    Column("connection_id", ForeignKey("connections.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("followed_since", Instant),  # the store's time: what happened before is its past
    Column("mark", Instant),  # the store's time up to which changes were read
    Column("reading", Json),  # a reading of changes that is under way
    Column("filtering", Text, nullable=False, server_default="unknown"),  # whether the store filters by date
    Column("rolling", Json),  # how far the comparison of everything has come
    Column("rolled_at", Instant),
    Column("total", Integer),
    Column("surplus", Integer, nullable=False, server_default="0"),  # records that are counted but never shown
    Column("removals", Json),  # how many records were found deleted lately
)

polls = Table(
    "polls",
    metadata,
    Column("connection_id", ForeignKey("connections.id"), primary_key=True),
    Column("polled_at", Instant, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("requests", Integer, nullable=False),
)

listed = Table(
    "listed",
    metadata,
    Column("scope_id", ForeignKey("scopes.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("number", Integer, primary_key=True),  # the id of a record that the store's list has
    Column("state", Text, nullable=False, server_default="there"),  # there; held, kept: the store has it no more
    Column("found_at", Instant),
    Index("ix_listed_held", "scope_id", "kind", sqlite_where=text("state = 'held'")),
    sqlite_with_rowid=False,
)

started_checkouts = Table(
    "started_checkouts",
    metadata,
    Column("scope_id", ForeignKey("scopes.id"), primary_key=True),
    Column("order_id", Integer, primary_key=True),
    Column("due_at", Instant, nullable=False),  # the store's time at which the draft has been quiet for long enough
    sqlite_with_rowid=False,
)

precedences = Table(
    "precedences",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("earlier_id", ForeignKey("deliveries.id", ondelete="CASCADE"), nullable=False),
    Index("ix_precedences_earlier", "earlier_id"),
)


NAMES_INDEX = (
    "CREATE VIRTUAL TABLE names_fts USING fts5(name, content='names', content_rowid='id', tokenize='trigram')",
    (
        "CREATE TRIGGER names_added AFTER INSERT ON names "
        "BEGIN INSERT INTO names_fts (rowid, name) VALUES (NEW.id, NEW.name); END"
    ),
    (
        "CREATE TRIGGER names_removed AFTER DELETE ON names "
        "BEGIN INSERT INTO names_fts (names_fts, rowid, name) VALUES ('delete', OLD.id, OLD.name); END"
    ),
)
"""What finds a part of a name among a million: SQLite's own full-text index, by runs of three letters. Names hold no
personal data, so that what a removed one leaves behind in the index tells nothing of anybody."""


companions = Table(
    "companions",
    metadata,
    Column("connection_id", ForeignKey("connections.id"), primary_key=True),
    Column("feed", Text, nullable=False),  # the store's name of its numbers: another one counts anew
    Column("cursor", Integer, nullable=False),  # everything up to here is queued
    Column("acked", Integer, nullable=False),  # up to here the store knows it
    Column("acked_at", Instant, nullable=False),
    Column("since", Instant, nullable=False),  # the store records for us since then
    Column("last_event_at", Instant),
)


def state_in(column: ColumnElement[str], *states: str) -> ColumnElement[bool]:
    """Return a condition on a state with its values spelled out: only so does SQLite use a partial index."""
    if len(states) == 1:
        return column == literal_column(f"'{states[0]}'")
    return column.in_([literal_column(f"'{state}'") for state in states])


LEAVING_TRIGGER = (
    "CREATE TRIGGER deliveries_left AFTER UPDATE OF batch_id ON deliveries"
    " WHEN OLD.batch_id IS NOT NULL AND OLD.batch_id IS NOT NEW.batch_id"
    " BEGIN INSERT OR IGNORE INTO former_members (delivery_id, batch_id) VALUES (OLD.id, OLD.batch_id); END"
)
"""Whoever leaves a batch, for whatever reason, was in it: nobody has to remember to write that down."""


def transition_trigger() -> str:
    """Return the trigger by which the database itself refuses a transition that model/deliveries.py does not draw.

    A delivery that is settled without leaving its line is refused too: it would hold back for ever what stands behind
    it. One that leaves it too early is refused by the table's own check.
    """
    ways = " OR ".join(
        f"OLD.state = '{old.value}' AND ({_any_of('NEW.state', sorted(news))})"
        for old, news in TRANSITIONS.items()
        if news
    )
    settled = f"NEW.in_line = 1 AND NOT ({_any_of('NEW.state', IN_LINE)})"
    return (
        "CREATE TRIGGER deliveries_transition AFTER UPDATE OF state, in_line ON deliveries "
        f"WHEN NOT (OLD.state = NEW.state OR {ways}) OR {settled} "
        "BEGIN SELECT RAISE(ABORT, 'no such transition of a delivery'); END"
    )


for _table, _statements in ((deliveries, (transition_trigger(), LEAVING_TRIGGER)), (names, NAMES_INDEX)):
    for _statement in _statements:
        event.listen(_table, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]
