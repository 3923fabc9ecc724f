"""How a benchmark measures and what it prints.

Machines differ and are never quiet, so a figure is a ratio to a control in the same run: the subjects take turns,
round after round, and each is given its median.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from statistics import median


class Better(StrEnum):
    """In which direction a figure improves."""

    LOWER = "lower"
    HIGHER = "higher"


def publish(bench: str, metric: str, value: float, unit: str, better: Better) -> None:
    """Print one figure as a line of JSON on standard output, at once."""
    line = {"bench": bench, "metric": metric, "value": round(value, 4), "unit": unit, "better": better.value}
    print(json.dumps(line), flush=True)


def interleaved_medians(subjects: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Return each subject's median over this many rounds.

    A subject measures itself once and returns its figure (seconds, rows a second, …). Every other round goes through
    the subjects backwards, so that none always runs in the wake of the same other. One round beforehand warms caches
    and does not count.
    """
    figures: dict[str, list[float]] = {name: [] for name in subjects}
    for measure in subjects.values():
        measure()
    for turn in range(rounds):
        order = list(subjects) if turn % 2 == 0 else list(reversed(subjects))
        for name in order:
            figures[name].append(subjects[name]())
    return {name: median(values) for name, values in figures.items()}
