"""What the state of a subscriber import means for its members.

A finished import gives counts by reason and names no rows. Where all rows share a fate that is enough; where
some were refused, the import is sent again in halves until the refused stand alone (rows are upserts: what is
there already is not changed by it).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from app.model.reasons import ReasonCode
from app.platforms.answers import DELIVERED, alike, integer_of, is_html, judge, object_of, refusal_reason, retry_after
from app.platforms.protocol import Answer, Effect, Item, ItemRuling, Ruling, Verdict
from app.platforms.wire import JsonObject

LEFT = re.compile(r"unsubscri|opt(?:ed)?[ _-]?out|suppress|bounc|complain|revoked|consent", re.IGNORECASE)
THERE = re.compile(r"exist|duplicate|already|unchanged|up[ _-]to[ _-]date|skip", re.IGNORECASE)

FEW = 20
"""Up to one in so many who left are isolated; beyond, halving would cost more calls than their names are worth."""

PASSED_ON = frozenset({Effect.CONFIRM_CREDENTIALS, Effect.PAUSE_SCOPE})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows met which fate, and the reason of those refused."""

    declined: int
    failed: int
    reason: ReasonCode


def interpret_poll(items: Sequence[Item], answer: Answer) -> Verdict:
    """Return ACCEPTED for every item while the import runs or cannot be asked, else what became of them."""
    count = len(items)
    if answer.status in (404, 410) and not is_html(answer):
        return alike(count, ItemRuling(Ruling.RETRY, ReasonCode.JOB_LOST, f"HTTP {answer.status}"), answer)
    verdict = judge(answer, count)
    if verdict is not None:
        first = verdict.rulings[0] if verdict.rulings else DELIVERED
        effect = verdict.effect if verdict.effect in PASSED_ON else Effect.NONE
        return alike(count, ItemRuling(Ruling.ACCEPTED, first.reason, first.detail), answer, effect, verdict.scope)
    job = (object_of(answer) or {}).get("import")
    status = job.get("status") if isinstance(job, dict) else None
    if not isinstance(job, dict) or not isinstance(status, str):
        return alike(count, ItemRuling(Ruling.ACCEPTED, ReasonCode.NOT_UNDERSTOOD), answer)
    if status == "completed":
        return _settled(count, job, answer)
    if status in ("failed", "cancelled", "canceled"):
        return _part(count, ItemRuling(Ruling.FAILED, ReasonCode.JOB_FAILED, "the import failed there"), answer)
    return Verdict((ItemRuling(Ruling.ACCEPTED),) * count, retry_after=retry_after(answer))


def _settled(count: int, job: JsonObject, answer: Answer) -> Verdict:
    if (integer_of(job.get("failedChunks")) or 0) > 0:
        return _part(count, ItemRuling(Ruling.FAILED, ReasonCode.JOB_FAILED, "parts of the import failed"), answer)
    tally = _tally(job)
    failure = ItemRuling(Ruling.FAILED, tally.reason, "refused by the import")
    declined = ItemRuling(Ruling.DECLINED, ReasonCode.OPTED_OUT)
    if not tally.failed and not tally.declined:
        return alike(count, DELIVERED, answer)
    if tally.failed >= count:
        return alike(count, failure, answer)
    if tally.declined >= count:
        return alike(count, declined, answer)
    if not tally.failed and tally.declined * FEW > count:
        detail = f"{tally.declined} of {count} in this import had left and were kept as they are"
        return alike(count, ItemRuling(Ruling.DELIVERED, detail=detail), answer)
    return _part(count, failure if tally.failed else declined, answer)


def _part(count: int, alone: ItemRuling, answer: Answer) -> Verdict:
    """Return the ruling of a single item, or have the import sent again in halves (another key, another job)."""
    if count <= 1:
        return alike(count, alone, answer)
    return alike(count, ItemRuling(Ruling.RETRY, alone.reason, alone.detail), answer, Effect.SPLIT)


def _tally(job: JsonObject) -> Tally:
    """Count the fates. A row skipped because it is there already, or for no known reason, is at the platform."""
    declined, failed, text = 0, 0, ""
    for reason, number in _reasons(job.get("skippedReasons")):
        if LEFT.search(reason):
            declined += number
        elif not THERE.search(reason):
            failed += number
            text = reason
    counted = 0
    for reason, number in _reasons(job.get("failedReasons")):
        counted += number
        text = reason
    failed += max(counted, integer_of(job.get("failedCount")) or 0)
    return Tally(declined, failed, refusal_reason(text))


def _reasons(value: JsonValue) -> list[tuple[str, int]]:
    if not isinstance(value, dict):
        return []
    return [(reason, number) for reason, raw in value.items() if (number := integer_of(raw)) is not None and number > 0]
