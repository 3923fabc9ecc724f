"""What an answer, or its absence, means for a batch, and what the log keeps of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

import httpx

from app.delivery.batches import Batch
from app.delivery.redaction import excerpt
from app.delivery.retry import Backoff
from app.delivery.settlement import Attempt
from app.delivery.transport import Fault
from app.model.reasons import ReasonCode
from app.platforms.protocol import Answer, ItemRuling, Platform, Request, Ruling, Verdict

FEW = 25
"""Items; among so many what an answer repeats is looked for whatever it says."""


class Moment(NamedTuple):
    """When something was sent, and how many seconds its answer took."""

    began_at: datetime
    seconds: float


def judge(platform: Platform, backoff: Backoff, batch: Batch, answer: Answer | Fault) -> Verdict:
    """Say what an answer to a batch, or to asking after its job, means for its members."""
    if isinstance(answer, Fault):
        if batch.job_id:
            return _all(batch, ItemRuling(Ruling.ACCEPTED, answer.reason, answer.detail), batch.job_id)
        return _all(batch, ItemRuling(Ruling.RETRY, answer.reason, answer.detail))
    if not batch.job_id:
        return platform.interpret(batch.call, batch.items, answer)
    verdict = platform.interpret_poll(batch.call, batch.items, answer)
    lost = any(one.reason is ReasonCode.JOB_LOST for one in verdict.rulings)
    if all(one.ruling is Ruling.RETRY for one in verdict.rulings) and not lost:
        # The question failed, not the job: ask again, and leave the members accepted.
        asked = tuple(ItemRuling(Ruling.ACCEPTED, one.reason, one.detail) for one in verdict.rulings)
        pause = verdict.retry_after or backoff.delay(batch.polls + 1)
        return Verdict(asked, batch.job_id, pause, verdict.effect, verdict.scope)
    return verdict


def _all(batch: Batch, ruling: ItemRuling, job_id: str = "") -> Verdict:
    return Verdict((ruling,) * len(batch.items), job_id)


def told(
    batch: Batch, request: Request, answer: Answer | Fault, verdict: Verdict, when: Moment, secrets: Iterable[str]
) -> Attempt:
    """Return what the log keeps of a request and its answer: no query, no secret, nothing of a person."""
    path = urlsplit(request.url).path
    if isinstance(answer, Fault):
        return Attempt(when.began_at, when.seconds, request.method, path, None, answer.reason, answer.detail)
    reason = next((one.reason for one in verdict.rulings if one.reason is not None), None)
    # A success of a great batch repeats nobody's data; to look for them all would take longer than sending them.
    sent = batch.items if answer.status >= httpx.codes.MULTIPLE_CHOICES or len(batch.items) <= FEW else ()
    kept = excerpt(answer.content, secrets, sent)
    return Attempt(when.began_at, when.seconds, request.method, path, answer.status, reason, kept)
