from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
from pydantic import JsonValue

from app.model.money import Money
from app.platforms.protocol import WrittenBody
from app.platforms.wire import (
    filled,
    international_phone,
    json_bytes,
    major,
    moment_of,
    only_fields,
    quantity,
    timestamp,
)
from app.storage.columns import canonical


def test_equal_values_give_equal_bytes_whatever_their_order() -> None:
    assert json_bytes({"b": 1, "a": "ü"}) == json_bytes({"a": "ü", "b": 1}) == '{"a":"ü","b":1}'.encode()


def test_half_a_surrogate_pair_is_written_as_a_question_mark() -> None:
    assert json_bytes({"a": "x\ud800"}) == b'{"a":"x?"}'


class Stored(WrittenBody):
    """A body as the outbox keeps it."""

    def __init__(self, written: bytes) -> None:
        self.written = written

    def __getitem__(self, name: str) -> JsonValue:
        return json.loads(str(self.written, "utf-8", "surrogatepass"))[name]

    def __iter__(self) -> Iterator[str]:
        return iter(json.loads(self.written))

    def __len__(self) -> int:
        return len(json.loads(self.written))


@pytest.mark.parametrize(
    "value", [{}, {"title": "Käse ☕", "variants": [{"b": 1.5, "a": None}]}, {"title": "half \ud800 a pair"}]
)
def test_a_field_is_written_the_same_whether_its_body_was_read_or_not(value: JsonValue) -> None:
    read = {"product": value}
    stored, plain = Stored(canonical(read)), Stored(canonical({"product": {"id": 1}}))
    for bodies in ([stored], [read], [stored, stored], [stored, read]):
        assert only_fields(bodies, "product") == [json_bytes(value)] * len(bodies)
    assert only_fields([plain, stored], "product") == [b'{"id":1}', json_bytes(value)]


def test_a_body_without_the_field_gives_an_empty_object() -> None:
    assert only_fields([Stored(canonical({"order": {"id": 1}})), {}], "product") == [b"{}", b"{}"]


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
