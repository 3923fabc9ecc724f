from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.stores.text import plain_text
from app.stores.times import parse_gmt, record_time, site_zone


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Artikel & <i>1681</i>", "Artikel & 1681"),
        ("Kaffeerösterei Größe &amp; Söhne ☕", "Kaffeerösterei Größe & Söhne ☕"),
        ("<p>one</p><p>two</p>", "one two"),
        ("a<br/>b", "a b"),
        ("w<b>or</b>d", "word"),
        ("100&nbsp;%\n  Arabica\t", "100 % Arabica"),
        ("<script>alert('x')</script>Tea<style>p{}</style>", "Tea"),
        ("<!-- a --> b <!-- never closed", "b"),
        ("&lt;b&gt;bold&lt;/b&gt;", "<b>bold</b>"),
        ("I <3 coffee, 5 < 6 > 4", "I <3 coffee, 5 < 6 > 4"),
        ("gift\u202egnp.exe", "giftgnp.exe"),
        ("a\x00b\x1b[31mc\u200bd\ufeff", "ab[31mcd"),
        ("half a pair \ud83d", "half a pair"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("<img src=x onerror=alert(1)>Cup", "Cup"),
        (42, "42"),
        (None, ""),
        (True, ""),
        (["a"], ""),
    ],
)
def test_markup_becomes_plain_text(markup: object, text: str) -> None:
    assert plain_text(markup) == text


@given(st.text() | st.text(alphabet="<>&;!-/\"'abcp script"))
def test_plain_text_can_always_be_encoded_and_is_one_line(markup: str) -> None:
    text = plain_text(markup)
    text.encode("utf-8")
    assert text == " ".join(text.split())


@pytest.mark.parametrize("part", ["<", "<!--", "<script", "<script>", "<a ", "&", "<p", '<a title="'])
def test_endless_markup_is_resolved_at_once(part: str) -> None:
    assert len(plain_text(part * 60_000)) <= 60_000 * len(part)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-11-20T07:45:20", datetime(2024, 11, 20, 7, 45, 20, tzinfo=UTC)),
        ("2024-11-20 07:45:20", datetime(2024, 11, 20, 7, 45, 20, tzinfo=UTC)),
        ("2024-11-20T07:45:20Z", datetime(2024, 11, 20, 7, 45, 20, tzinfo=UTC)),
        ("2024-11-20T08:45:20+01:00", datetime(2024, 11, 20, 7, 45, 20, tzinfo=UTC)),
        ("2199-01-01T00:00:00", datetime(2199, 1, 1, tzinfo=UTC)),
        ("0000-00-00T00:00:00", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (1732088720, None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_times_in_gmt(text: object, moment: datetime | None) -> None:
    assert parse_gmt(text) == moment


def test_the_local_time_serves_where_the_gmt_twin_is_missing() -> None:
    zone = site_zone("Europe/Berlin", 1.0)
    assert record_time({"date_paid": "2024-07-01T12:00:00"}, "date_paid", zone) == datetime(2024, 7, 1, 10, tzinfo=UTC)


def test_the_gmt_twin_counts_where_both_are_there() -> None:
    both = {"date_paid": "2024-07-01T12:00:00", "date_paid_gmt": "2024-07-01T09:30:00"}
    assert record_time(both, "date_paid", site_zone("", 0.0)) == datetime(2024, 7, 1, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "offset", "hour"), [("", 5.5, 6), ("No/Such", -3.0, 15), ("../etc", 0.0, 12), ("", 99, 12)]
)
def test_an_unknown_zone_falls_back_to_the_offset(name: str, offset: float, hour: int) -> None:
    local = {"date": "2024-01-01T12:00:00"}
    found = record_time(local, "date", site_zone(name, offset))
    assert found is not None
    assert found.hour == hour
