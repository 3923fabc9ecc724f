"""What Sequenzy's answers mean, call by call. Statuses are read by `app.platforms.answers`; here are the bodies."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pydantic import JsonValue

from app.model.reasons import ReasonCode
from app.platforms.answers import (
    DELIVERED,
    alike,
    integer_of,
    is_html,
    judge,
    not_understood,
    object_of,
    objects,
    refusal_reason,
    retry_after,
    text_of,
)
from app.platforms.protocol import Answer, Effect, Item, ItemRuling, Ruling, Verdict
from app.platforms.sequenzy import calls
from app.platforms.wire import JsonObject

LASTING = re.compile(
    r"invalid|required|missing|must |malformed|not allowed|unsupported|e-?mail|too[ _]old|older than|years?\b",
    re.IGNORECASE,
)
"""Texts of a refused event that will be refused again. Anything else is taken for a fault of the moment."""

Reader = Callable[[Sequence[Item], Answer, JsonObject], Verdict]


def interpret(call: str, items: Sequence[Item], answer: Answer) -> Verdict:
    """Return one ruling an item for the answer to `compose`'s request."""
    count = len(items)
    local = calls.CALLS[call].local
    if local is not None:
        return alike(count, local, answer)
    if call == calls.PRODUCT_DELETE and not is_html(answer) and (answer.status in (404, 410) or answer.status == 204):
        return alike(count, DELIVERED, answer)
    verdict = judge(answer, count)
    if verdict is not None:
        return verdict
    body = object_of(answer)
    if body is None or (body.get("success") is not True and call != calls.HISTORY):
        return not_understood(count, answer)
    return READERS[call](items, answer, body)


def _all(items: Sequence[Item], answer: Answer, body: JsonObject) -> Verdict:
    return alike(len(items), DELIVERED, answer)


def _products(items: Sequence[Item], answer: Answer, body: JsonObject) -> Verdict:
    """Believe `upserted` where it is given: fewer than were sent means that one of them was left out."""
    upserted = integer_of(body.get("upserted"))
    if upserted is None or upserted == len(items):
        return alike(len(items), DELIVERED, answer)
    ruling = ItemRuling(Ruling.RETRY, ReasonCode.NOT_UNDERSTOOD, f"{upserted} of {len(items)} upserted")
    return alike(len(items), ruling, answer, Effect.SPLIT if len(items) > 1 else Effect.NONE)


def _echo(outer: str, name: str) -> Reader:
    """Return a reader that wants the id back that was sent, where the answer has one."""

    def read(items: Sequence[Item], answer: Answer, body: JsonObject) -> Verdict:
        sent = items[0].body.get(outer)
        echoed, expected = body.get(name), sent.get(name) if isinstance(sent, dict) else None
        if echoed is not None and echoed != expected:
            return not_understood(len(items), answer, f"another {name}")
        return alike(len(items), DELIVERED, answer)

    return read


def _event(items: Sequence[Item], answer: Answer, body: JsonObject) -> Verdict:
    """Take an event for delivered even where something after it failed: repeated, it would only be a duplicate."""
    failed = body.get("sideEffectFailures")
    detail = f"{len(failed)} effects failed there" if isinstance(failed, list) and failed else ""
    return alike(len(items), ItemRuling(Ruling.DELIVERED, detail=detail), answer)


def _import(items: Sequence[Item], answer: Answer, body: JsonObject) -> Verdict:
    job = body.get("import")
    job_id = (text_of(job.get("id")) or text_of(job.get("batchId"))) if isinstance(job, dict) else ""
    if not job_id:
        return not_understood(len(items), answer, "no import id")
    return Verdict((ItemRuling(Ruling.ACCEPTED),) * len(items), job_id=job_id, retry_after=retry_after(answer))


def _history(items: Sequence[Item], answer: Answer, body: JsonObject) -> Verdict:
    """Settle past events one by one: failures and failed effects come by index, the rest is recorded or a duplicate."""
    count = len(items)
    failures = _by_index(body.get("failures"), count)
    effects = _by_index(body.get("sideEffectFailures"), count)
    if failures is None or effects is None or not _adds_up(body, count, len(failures)):
        return not_understood(count, answer)
    rulings = []
    for index in range(count):
        if index in failures:
            rulings.append(_refused_event(failures[index]))
        elif index in effects:
            # The row is there; sent again with the same id, what failed after it is made good.
            rulings.append(ItemRuling(Ruling.RETRY, ReasonCode.SERVER_ERROR, "effects failed there"))
        else:
            rulings.append(DELIVERED)
    return Verdict(tuple(rulings), retry_after=retry_after(answer))


def _refused_event(failure: JsonObject) -> ItemRuling:
    text = failure.get("error")
    words = text if isinstance(text, str) else ""
    if not LASTING.search(words):
        return ItemRuling(Ruling.RETRY, ReasonCode.SERVER_ERROR, "not recorded")
    reason = refusal_reason(words)
    ruling = Ruling.DECLINED if reason is ReasonCode.TOO_OLD else Ruling.FAILED
    return ItemRuling(ruling, reason, "refused by its content")


def _by_index(value: JsonValue, count: int) -> dict[int, JsonObject] | None:
    """Return the entries by their item's index, or None where one points nowhere or twice at the same."""
    if value is None:
        return {}
    entries = objects(value)
    if not isinstance(value, list) or len(entries) != len(value):
        return None
    found: dict[int, JsonObject] = {}
    for entry in entries:
        index = integer_of(entry.get("index"))
        if index is None or not 0 <= index < count or index in found:
            return None
        found[index] = entry
    return found


def _adds_up(body: JsonObject, count: int, failures: int) -> bool:
    """Tell whether the counts account for every event; without counts a success or failures must be named."""
    total, failed = integer_of(body.get("total")), integer_of(body.get("failed"))
    recorded, duplicates = integer_of(body.get("recorded")), integer_of(body.get("duplicates"))
    if (total is not None and total != count) or (failed is not None and failed != failures):
        return False
    if recorded is None:
        return body.get("success") is True or failures > 0
    return recorded + (duplicates or 0) + failures == count


READERS: Mapping[str, Reader] = {
    calls.PRODUCTS: _products,
    calls.PRODUCT_DELETE: _all,
    calls.SUBSCRIBER: _all,
    calls.ORDER: _echo("order", "orderId"),
    calls.CHECKOUT: _echo("checkout", "checkoutId"),
    calls.EVENT: _event,
    calls.HISTORY: _history,
    **dict.fromkeys(calls.IMPORTS, _import),
}
