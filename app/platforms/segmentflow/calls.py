"""Segmentflow's write calls, and which of them a delivery takes.

Consent stands once on an ingest call's envelope and not on its items, so that the records of people who agreed
or refused go by calls of their own. A started checkout is two items (the person, then the event), hence a call
of half the size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.platforms.protocol import CallSpec, Item
from app.platforms.segmentflow.assumptions import INGEST_SIZE

WEBHOOK = "webhook"
GRANTED = "granted"
DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Ingest:
    """One form of the ingest call."""

    spec: CallSpec
    consent: bool | None
    """What the envelope says of analytics and marketing; None: nothing."""


PLAIN = "ingest"
PAIRS = "ingest_pairs"
BY_CONSENT: Mapping[str, str] = {GRANTED: "ingest_granted", DENIED: "ingest_denied"}

INGEST: Mapping[str, Ingest] = {
    PLAIN: Ingest(CallSpec(PLAIN, batch_size=INGEST_SIZE, ordered=True), None),
    PAIRS: Ingest(CallSpec(PAIRS, batch_size=INGEST_SIZE // 2, ordered=True), None),
    BY_CONSENT[GRANTED]: Ingest(CallSpec(BY_CONSENT[GRANTED], batch_size=INGEST_SIZE, ordered=True), consent=True),
    BY_CONSENT[DENIED]: Ingest(CallSpec(BY_CONSENT[DENIED], batch_size=INGEST_SIZE, ordered=True), consent=False),
}

CALLS: Mapping[str, CallSpec] = {WEBHOOK: CallSpec(WEBHOOK)} | {name: call.spec for name, call in INGEST.items()}


def channel(item: Item) -> str:
    """Choose the call for an item; time plays no part, for items carry their dates."""
    if "resource" in item.body:
        return WEBHOOK
    batch, consent = item.body.get("batch"), item.body.get("consent")
    if isinstance(consent, str) and consent in BY_CONSENT:
        return BY_CONSENT[consent]
    return PAIRS if isinstance(batch, list) and len(batch) > 1 else PLAIN
