"""The state machine of a delivery holds together."""

from __future__ import annotations

from app.model.deliveries import TRANSITIONS, UNSETTLED, DeliveryState

FINAL = {DeliveryState.DELIVERED, DeliveryState.DISCARDED, DeliveryState.SUPERSEDED, DeliveryState.DECLINED}


def reachable(start: DeliveryState) -> set[DeliveryState]:
    seen, ahead = set(), [start]
    while ahead:
        state = ahead.pop()
        if state not in seen:
            seen.add(state)
            ahead.extend(TRANSITIONS[state])
    return seen


def test_every_state_is_drawn_and_can_be_reached() -> None:
    assert set(TRANSITIONS) == set(DeliveryState)
    assert reachable(DeliveryState.WAITING) == set(DeliveryState)


def test_what_is_settled_stays_so() -> None:
    assert {state for state, following in TRANSITIONS.items() if not following} == FINAL


def test_from_everywhere_a_delivery_can_still_be_delivered_or_given_up() -> None:
    for state in set(DeliveryState) - FINAL:
        assert DeliveryState.DELIVERED in reachable(state)
        assert DeliveryState.DISCARDED in reachable(state)


def test_nothing_is_delivered_without_having_been_sent() -> None:
    before = {state for state, following in TRANSITIONS.items() if DeliveryState.DELIVERED in following}
    assert before == {DeliveryState.SENDING, DeliveryState.ACCEPTED}


def test_what_is_on_its_way_cannot_be_superseded_or_discarded() -> None:
    for state in (DeliveryState.SENDING, DeliveryState.ACCEPTED):
        assert not TRANSITIONS[state] & {DeliveryState.SUPERSEDED, DeliveryState.DISCARDED}


def test_a_failure_holds_nothing_back_by_itself() -> None:
    assert {DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.ACCEPTED} == UNSETTLED
