"""What is kept of answers and logs shows no secret and nobody's address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.delivery.redaction import EXCERPT, excerpt, mask_email, redact


@pytest.mark.parametrize(
    "secret",
    [
        "sk_live_51HxYz0987654321",
        "sk_test_abcdef123456",
        "ck_0123456789abcdef0123456789abcdef01234567",
        "cs_0123456789abcdef0123456789abcdef01234567",
        "whsec_abcdefgh12345678",
        "wk_abcdefgh12345678",
        "abcd EFGH ijkl MNOP qrst UVWX",
    ],
)
def test_what_looks_like_a_secret_is_taken_out(secret: str) -> None:
    for text in (secret, f'{{"key":"{secret}"}}', f"the key {secret}.", f"?k={secret}&x=1"):
        assert secret not in redact(text)
        assert "[secret]" in redact(text)


@pytest.mark.parametrize("header", ["Authorization: Bearer abc.DEF-123~456", "authorization: basic dXNlcjpwYXNz"])
def test_authorization_headers_are_taken_out(header: str) -> None:
    assert redact(header).endswith("[secret]")


def test_the_sessions_own_secrets_are_taken_out_whatever_they_look_like() -> None:
    assert redact("token=plainword; plainword again", ["plainword"]) == "token=[secret]; [secret] again"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("marie@example.test", "m…@example.test"),
        ("<Marie.Curie+shop@mail.example.test>", "<M…@mail.example.test>"),
        ("?email=marie%40example.test&x=1", "?email=m…@example.test&x=1"),
        ("jürgen@exämple.de bought", "j…@exämple.de bought"),
        ("用户@例子.测试", "用…@例子.测试"),
        ('{"email":"J\\u00fcrgen@ex\\u00e4mple.de"}', '{"email":"J…@ex\\u00e4mple.de"}'),
        ("two: a@b.example, c@d.example", "two: a…@b.example, c…@d.example"),
    ],
)
def test_addresses_are_masked(text: str, redacted: str) -> None:
    assert redact(text) == redacted


@pytest.mark.parametrize("text", ["no such product 17", "a @ b", "price: 8.50 €", "item@2x", ""])
def test_other_texts_are_left_alone(text: str) -> None:
    assert redact(text) == text


@given(st.emails(), st.text(alphabet=" \n\"'<>,;:()[]{}", max_size=5), st.text(alphabet=" \n\"'<>,;:()", max_size=5))
def test_no_address_survives_in_any_surroundings(email: str, before: str, after: str) -> None:
    local = email.rpartition("@")[0]
    if not local.replace(".", "").isalnum() or len(local) < 2:
        return
    assert email not in redact(f"{before}{email}{after}")


def test_a_masked_address_keeps_its_first_letter_and_domain() -> None:
    assert mask_email("marie@example.test") == "m…@example.test"
    assert mask_email("no address") == ""


def test_an_excerpt_is_short_and_clean() -> None:
    content = b'{"error":"marie@example.test is known","key":"sk_live_51HxYz0987"}' + b"x" * 100_000
    kept = excerpt(content)
    assert len(kept) <= EXCERPT
    assert "marie" not in kept
    assert "51HxYz" not in kept


def test_an_excerpt_cuts_no_secret_into_something_unrecognisable() -> None:
    """The secret lies across the end of what is kept: its first half must not remain."""
    secret = "plain" * 8
    content = b"x" * (EXCERPT - 10) + secret.encode() + b"y" * 100
    assert "plain" not in excerpt(content, [secret])


def test_bytes_that_are_no_text_are_no_error() -> None:
    assert excerpt(b"\xff\xfe\x00") == "\ufffd" * 3
