"""Spans in which the store delivered, and the gaps in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.platforms.protocol import Span, StoreProfile

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    begins = draw(st.integers(0, 12))
    ends = draw(st.none() | st.integers(begins, 14))
    return Span(at(begins), None if ends is None else at(ends))


@given(spans(), spans(), st.integers(-1, 16))
def test_a_moment_is_in_what_is_left_exactly_where_it_was_in_the_span_and_not_in_the_gap(
    span: Span, gap: Span, minute: int
) -> None:
    left = span.without(gap)
    assert any(one.holds(at(minute)) for one in left) is (span.holds(at(minute)) and not gap.holds(at(minute)))


def test_what_the_store_missed_in_a_gap_is_not_taken_for_told() -> None:
    profile = StoreProfile("https://shop.example", "Shop", "EUR", "shop", store_spans=(Span(at(0)),))
    mended = profile.without(Span(at(5), at(7)))
    assert [mended.told_by_store(at(minute)) for minute in (4, 5, 6, 7)] == [True, False, False, True]
    assert mended.told_by_store(None)
