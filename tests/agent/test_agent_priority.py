"""The agent gives way to whoever uses the computer."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SAY = """
import json, os
from app.agent.priority import stand_back
{before}
stand_back()
seen = {{"nice": os.getpriority(os.PRIO_PROCESS, 0), "processors": sorted(os.sched_getaffinity(0))}}
print(json.dumps(seen))
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the system is asked in Linux' own way")


def standing(before: str = "") -> dict[str, object]:
    """Return a process's niceness and processors after it stood back; `before` is done in it first."""
    command = [sys.executable, "-c", SAY.format(before=before)]
    found: dict[str, object] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


@pytest.mark.skipif(sys.platform == "linux" and len(os.sched_getaffinity(0)) < 2, reason="there is one processor")
def test_one_processor_is_left_to_others() -> None:
    assert standing()["processors"] == sorted(os.sched_getaffinity(0))[1:]


def test_the_only_processor_is_shared() -> None:
    only = min(os.sched_getaffinity(0))
    assert standing(f"os.sched_setaffinity(0, {{{only}}})")["processors"] == [only]


def test_it_is_as_nice_as_it_was_or_nicer() -> None:
    assert standing()["nice"] == max(10, os.getpriority(os.PRIO_PROCESS, 0))
    assert standing("os.setpriority(os.PRIO_PROCESS, 0, 15)")["nice"] == 15


def test_a_system_that_refuses_is_no_trouble() -> None:
    refusing = "def refuse(*_): raise PermissionError\nos.setpriority = os.sched_setaffinity = refuse"
    assert standing(refusing)["nice"] == os.getpriority(os.PRIO_PROCESS, 0)
