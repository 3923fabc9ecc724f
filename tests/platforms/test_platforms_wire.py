from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from app.model.money import Money
from app.platforms.wire import filled, international_phone, json_bytes, major, moment_of, quantity, timestamp


def test_equal_values_give_equal_bytes_whatever_their_order() -> None:
    assert json_bytes({"b": 1, "a": "ü"}) == json_bytes({"a": "ü", "b": 1}) == '{"a":"ü","b":1}'.encode()


def test_half_a_surrogate_pair_is_written_as_a_question_mark() -> None:
    assert json_bytes({"a": "x\ud800"}) == b'{"a":"x?"}'


def test_times_are_written_in_utc_with_their_offset() -> None:
    berlin = datetime(2026, 11, 22, 3, 58, 9, tzinfo=timezone(timedelta(hours=1)))
    assert timestamp(berlin) == "2026-11-22T02:58:09+00:00"
    assert moment_of(timestamp(berlin)) == berlin
    assert moment_of("2026-11-22T02:58:09") is None
    assert moment_of("soon") is None
    assert moment_of(None) is None


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("+33 1 44 27 67 89", "+33144276789"),
        ("0049 (30) 1234-567", "+49301234567"),
        ("0301", ""),
        ("030 1234567", ""),
        ("", ""),
        ("+49", ""),
        ("call me", ""),
        ("+1234567890123456789", ""),
    ],
)
def test_only_phone_numbers_with_their_country_are_sent(typed: str, sent: str) -> None:
    assert international_phone(typed) == sent


def test_amounts_have_the_currencys_own_decimals() -> None:
    assert major(Money(11630, "JPY")) == 11630
    assert major(Money(1234567, "KWD")) == 1234.567
    assert major(Money(1999, "EUR")) == 19.99


def test_whole_quantities_are_integers() -> None:
    assert repr(quantity(2.0)) == "2"
    assert quantity(0.5) == 0.5


def test_fields_that_say_nothing_are_left_out_but_zero_and_false_stay() -> None:
    assert filled({"a": "", "b": None, "c": 0, "d": False, "e": []}) == {"c": 0, "d": False, "e": []}
