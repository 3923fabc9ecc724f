"""Words for people: codes with parameters become sentences here, in one place, for console and command line."""

from app.model.plain import plain
from app.wording.checks import CheckText, check
from app.wording.companion import companion, companion_in_short
from app.wording.insights import money, segment_meaning, source_name
from app.wording.language import Formats, clauses, headed, listed, sentences, speak
from app.wording.leaving import erasure, goodbye, revocation
from app.wording.names import (
    change,
    connection_state,
    connection_state_in_short,
    delivery_state,
    kind,
    platform_title,
    remains,
    summary,
    sync_state,
)
from app.wording.problems import Sentence, problem
from app.wording.reasons import reason
from app.wording.relocation import moved_in, moved_out
from app.wording.schedule import retry_schedule
from app.wording.times import ago, ago_in_short, duration
from app.wording.watching import HeldText, held, latency_line, latency_rows

__all__ = [
    "CheckText",
    "Formats",
    "HeldText",
    "Sentence",
    "ago",
    "ago_in_short",
    "change",
    "check",
    "clauses",
    "companion",
    "companion_in_short",
    "connection_state",
    "connection_state_in_short",
    "delivery_state",
    "duration",
    "erasure",
    "goodbye",
    "headed",
    "held",
    "kind",
    "latency_line",
    "latency_rows",
    "listed",
    "money",
    "moved_in",
    "moved_out",
    "plain",
    "platform_title",
    "problem",
    "reason",
    "remains",
    "retry_schedule",
    "revocation",
    "segment_meaning",
    "sentences",
    "source_name",
    "speak",
    "summary",
    "sync_state",
]
