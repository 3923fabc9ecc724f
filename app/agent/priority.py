"""The agent's place among the programs of this computer: its work can wait for a moment, a window in use cannot."""

from __future__ import annotations

import contextlib
import os
import sys

NICENESS = 10
"""Half of what Unix has: the agent still gets its share where everybody is busy."""
BELOW_NORMAL_PRIORITY_CLASS = 0x4000


def stand_back() -> None:
    """Let others have the processor first, from now on. A system that refuses leaves things as they were.

    Linux lets whoever works go on for its turn, of up to 4 ms, whatever waits; a window that is typed into would wait
    as long again and again. So one processor is left to it, where there are several: the first, which is a fast one
    where they differ.
    """
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            import ctypes

            kernel = ctypes.windll.kernel32
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), BELOW_NORMAL_PRIORITY_CLASS)
            return
        os.setpriority(os.PRIO_PROCESS, 0, max(NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))
        if sys.platform == "linux":
            os.sched_setaffinity(0, processors_to_keep())


def processors_to_keep() -> set[int]:
    """Return the processors that this process may use, on Linux, without the one that is left to others."""
    assert sys.platform == "linux"
    mine = os.sched_getaffinity(0)
    return mine - {min(mine)} or mine
