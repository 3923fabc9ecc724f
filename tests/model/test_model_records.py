"""Addresses of people: one spelling for each, and none that a platform would refuse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.records import canonical_email


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("Marie@Example.Test", "marie@example.test"),
        ("  marie@example.test\n", "marie@example.test"),
        ("marie+shop@example.test", "marie+shop@example.test"),
        ("jürgen@exämple.de", "jürgen@exämple.de"),
    ],
)
def test_addresses_are_trimmed_and_lower_case(text: str, email: str) -> None:
    assert canonical_email(text) == email


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "   ",
        "marie",
        "@example.test",
        "marie@",
        "marie@localhost",
        "marie@.test",
        "marie@example.",
        "a@b@example.test",
        "ma rie@example.test",
        "marie\x00@example.test",
        "deleted@site.invalid",
        "deleted-17@SITE.INVALID",
        f"{'a' * 250}@example.test",
    ],
)
def test_what_no_platform_takes_is_no_address(text: str | None) -> None:
    assert canonical_email(text) == ""


@given(st.text(max_size=60))
def test_the_canonical_form_is_stable(text: str) -> None:
    once = canonical_email(text)
    assert canonical_email(once) == once


@given(st.emails())
def test_spelling_makes_no_second_person(email: str) -> None:
    assert canonical_email(email.upper()) == canonical_email(f" {email.lower()} ")
