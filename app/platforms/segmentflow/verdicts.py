"""What Segmentflow's answers mean. Statuses are read by `app.platforms.answers`; here are the per-item results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.model.reasons import ReasonCode
from app.platforms.answers import DELIVERED, ERROR_CODE, alike, is_html, judge, not_understood, object_of, retry_after
from app.platforms.protocol import Answer, Item, ItemRuling, Ruling, Verdict
from app.platforms.segmentflow import calls
from app.platforms.segmentflow.requests import ingest_items
from app.platforms.wire import JsonObject

FINAL: Mapping[int, ReasonCode] = {400: ReasonCode.INVALID, 409: ReasonCode.CONFLICT}
"""Statuses of the ingest call that no repetition changes."""

REASONS: Mapping[str, tuple[Ruling, ReasonCode]] = {
    "profile_not_found": (Ruling.FAILED, ReasonCode.PROFILE_NOT_FOUND),
    "analytics_consent_revoked": (Ruling.DECLINED, ReasonCode.OPTED_OUT),
    "identity_suppressed": (Ruling.DECLINED, ReasonCode.OPTED_OUT),
    "identity_conflict": (Ruling.FAILED, ReasonCode.IDENTITY_CONFLICT),
    "invalid_input": (Ruling.FAILED, ReasonCode.INVALID),
}
"""Why an item was dropped or rejected; both are final."""

WEIGHT = {Ruling.DELIVERED: 0, Ruling.DECLINED: 1, Ruling.FAILED: 2, Ruling.RETRY: 3}
"""Of several results of one delivery, the heaviest counts; what was accepted is a duplicate the next time."""


def interpret(call: str, items: Sequence[Item], answer: Answer) -> Verdict:
    """Return one ruling an item for the answer to `compose`'s request."""
    count = len(items)
    if call == calls.WEBHOOK:
        return _webhook(items[0] if items else None, count, answer)
    verdict = judge(answer, count, FINAL)
    if verdict is not None:
        return verdict
    body = object_of(answer)
    results = body.get("results") if body else None
    expected = [[str(one["messageId"]) for one in ingest_items(item)] for item in items]
    if not isinstance(results, list) or len(results) != sum(map(len, expected)):
        return not_understood(count, answer, "results do not match the items")
    return _itemised(expected, [one if isinstance(one, dict) else {} for one in results], answer)


def _webhook(item: Item | None, count: int, answer: Answer) -> Verdict:
    """Take any success but a page for a delivery: the receiver promises no body."""
    deletion = item is not None and item.body.get("event") == "deleted"
    if deletion and answer.status in (404, 410) and not is_html(answer):
        return alike(count, DELIVERED, answer)
    verdict = judge(answer, count)
    if verdict is not None:
        return verdict
    return not_understood(count, answer, "a page") if is_html(answer) else alike(count, DELIVERED, answer)


def _itemised(expected: list[list[str]], results: list[JsonObject], answer: Answer) -> Verdict:
    """Settle each delivery by the results of its items, which come in order and carry index and id."""
    rulings = []
    position = 0
    for ids in expected:
        fates = []
        for message in ids:
            result = results[position]
            if result.get("messageId") != message or result.get("index") != position or result.get("index") is False:
                return not_understood(len(expected), answer, "results do not match the items")
            fates.append(_fate(result))
            position += 1
        rulings.append(max(fates, key=lambda fate: WEIGHT[fate.ruling], default=DELIVERED))
    return Verdict(tuple(rulings), retry_after=retry_after(answer))


def _fate(result: JsonObject) -> ItemRuling:
    status, reason = result.get("status"), result.get("reason")
    code = reason if isinstance(reason, str) and ERROR_CODE.fullmatch(reason) else ""
    if status in ("accepted", "duplicate"):
        return DELIVERED
    if status in ("dropped", "rejected"):
        ruling, why = REASONS.get(code, (Ruling.FAILED, ReasonCode.INVALID))
        return ItemRuling(ruling, why, code)
    if status == "failed":
        ruling = Ruling.FAILED if result.get("retryable") is False else Ruling.RETRY
        return ItemRuling(ruling, ReasonCode.SERVER_ERROR, code)
    return ItemRuling(Ruling.RETRY, ReasonCode.NOT_UNDERSTOOD, "unknown status")
