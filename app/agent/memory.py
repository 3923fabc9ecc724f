"""How much memory this process ever took."""

from __future__ import annotations

import sys
from pathlib import Path

MEGABYTE = 1024 * 1024
PROCESS_STATUS = Path("/proc/self/status")


def peak_rss_mb(status: Path = PROCESS_STATUS) -> float:
    """Return this process's largest memory so far in MB; 0 where the system does not tell.

    Linux hands `ru_maxrss` on from the process that began this one, which may have been larger; what /proc says is
    this program's own.
    """
    if status.exists():
        _, found, rest = status.read_text("ascii", "replace").partition("VmHWM:")
        if found:
            return int(rest.split()[0]) * 1024 / MEGABYTE
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / MEGABYTE if sys.platform == "darwin" else peak * 1024 / MEGABYTE
