"""When the next sync begins by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.model.api import SyncState
from app.sync.checkpoints import SyncRow, next_sync_at
from tests.clocks import START

EVERY = timedelta(hours=6)
DONE = SyncRow(1, SyncState.DONE, full=False, started_at=START, finished_at=START + timedelta(hours=1), problem=None)


def test_the_next_sync_begins_so_long_after_the_last_one_ended() -> None:
    assert next_sync_at(DONE, EVERY) == START + timedelta(hours=7)


@pytest.mark.parametrize("state", [state for state in SyncState if state is not SyncState.DONE])
def test_nothing_begins_by_itself_unless_a_sync_was_read_to_its_end(state: SyncState) -> None:
    assert next_sync_at(replace(DONE, state=state), EVERY) is None
    assert next_sync_at(None, EVERY) is None
