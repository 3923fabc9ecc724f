"""The largest memory is this process's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.agent.memory import PROCESS_STATUS, peak_rss_mb

ASK = "from app.agent.memory import peak_rss_mb; print(peak_rss_mb())"


def test_it_is_read_in_megabytes(tmp_path: Path) -> None:
    status = tmp_path / "status"
    status.write_text("Name:\tstorewire\nVmPeak:\t  999999 kB\nVmHWM:\t  131072 kB\nVmRSS:\t  1024 kB\n")
    assert peak_rss_mb(status) == 128


@pytest.mark.skipif(sys.platform == "win32", reason="nothing tells it there")
def test_without_it_there_the_system_is_asked(tmp_path: Path) -> None:
    assert 5 < peak_rss_mb(tmp_path / "missing") < 100_000


@pytest.mark.skipif(not PROCESS_STATUS.exists(), reason="no /proc")
def test_what_began_the_process_does_not_count() -> None:
    large = f"ballast = b'x' * 300_000_000; import subprocess, sys; subprocess.run([sys.executable, '-c', {ASK!r}])"
    said = subprocess.run([sys.executable, "-c", large], capture_output=True, text=True, check=True).stdout
    assert float(said) < 200
