"""Hypothesis looks for a story after which something is lost, doubled, or out of order."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from outbox_machine import OutboxMachine


def run(stories: int, steps: int) -> None:
    profile = settings(
        max_examples=stories, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(OutboxMachine, settings=profile)


def test_nothing_is_lost_doubled_or_out_of_order() -> None:
    run(stories=12, steps=40)


@pytest.mark.deep
@pytest.mark.timeout(1_800)
def test_nothing_is_lost_doubled_or_out_of_order_in_ten_thousand_steps() -> None:
    run(stories=250, steps=60)
