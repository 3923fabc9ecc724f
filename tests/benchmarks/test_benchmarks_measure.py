"""Subjects take turns, and what is printed is one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from tests.benchmarks.measure import Better, interleaved_medians, publish


def test_a_figure_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    publish("read", "ratio_to_bare", 1.08, "ratio", Better.LOWER)
    assert json.loads(capsys.readouterr().out) == {
        "bench": "read",
        "metric": "ratio_to_bare",
        "value": 1.08,
        "unit": "ratio",
        "better": "lower",
    }


def test_subjects_take_turns_and_are_warmed_first() -> None:
    calls: list[str] = []

    def subject(name: str) -> Callable[[], float]:
        return lambda: float(calls.append(name) or 0)

    interleaved_medians({"ours": subject("ours"), "bare": subject("bare")}, rounds=3)
    assert calls == ["ours", "bare", "ours", "bare", "bare", "ours", "ours", "bare"]


def test_the_warming_round_does_not_count() -> None:
    figures: Iterator[float] = iter([1000.0, 3.0, 9.0, 5.0])
    assert interleaved_medians({"ours": lambda: next(figures)}, rounds=3) == {"ours": 5.0}
