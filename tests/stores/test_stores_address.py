from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.reasons import ProblemCode, ProblemError
from app.stores.address import canonical_home, parse_address


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("shop.example", ["https://shop.example", "http://shop.example"]),
        ("  SHOP.Example/ ", ["https://shop.example", "http://shop.example"]),
        ("https://shop.example/", ["https://shop.example"]),
        ("http://shop.example", ["http://shop.example"]),
        ("https://shop.example/wp-admin/admin.php?page=wc-settings", ["https://shop.example"]),
        ("https://shop.example/laden/wp-login.php", ["https://shop.example/laden", "https://shop.example"]),
        ("https://shop.example/wp-json/wc/v3/orders", ["https://shop.example"]),
        ("https://shop.example/index.php?rest_route=/", ["https://shop.example"]),
        (
            "https://shop.example/product/tasse/?utm_source=x#top",
            ["https://shop.example/product/tasse", "https://shop.example/product", "https://shop.example"],
        ),
        (
            "https://shop.example/a/b/c/d",
            ["https://shop.example/a/b/c/d", "https://shop.example/a", "https://shop.example"],
        ),
        ("https://shop.example:443/", ["https://shop.example"]),
        ("https://shop.example:8443", ["https://shop.example:8443"]),
        ("http://127.0.0.1:8095/", ["http://127.0.0.1:8095"]),
        ("localhost:8080", ["http://localhost:8080", "https://localhost:8080"]),
        ("http://[::1]:9000/shop", ["http://[::1]:9000/shop", "http://[::1]:9000"]),
        ("https://kaffeerösterei.example", ["https://xn--kaffeersterei-omb.example"]),
        ("“https://shop.example”", ["https://shop.example"]),
        ("//shop.example", ["https://shop.example", "http://shop.example"]),
        ("https://user:secret@shop.example/", ["https://shop.example"]),
        ("shop.example.", ["https://shop.example", "http://shop.example"]),
    ],
)
def test_whatever_is_typed_becomes_the_addresses_where_the_store_may_be(typed: str, candidates: list[str]) -> None:
    assert parse_address(typed) == candidates


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "my shop",
        "shop",
        "ftp://shop.example",
        "javascript:alert(1)",
        "mailto:a@shop.example",
        "anna@shop.example",
        "https://",
        "https://shop..example",
        "https://-shop.example",
        "https://shop.example:99999",
        "https://[::1",
        "https://300.300.300.300",
        "https://ex ample.test",
        "x" * 3000,
    ],
)
def test_what_is_no_web_address_is_refused(typed: str) -> None:
    with pytest.raises(ProblemError) as raised:
        parse_address(typed)
    assert raised.value.problem.code is ProblemCode.ADDRESS_INVALID
    assert typed.strip() not in raised.value.problem.detail or not typed.strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTTPS://Shop.Example/", "https://shop.example"),
        ("https://shop.example:443/laden/", "https://shop.example/laden"),
        ("https://shop.example//laden", "https://shop.example/laden/"),
        ("https://shop.example/caf%c3%a9", "https://shop.example/café"),
        ("https://rösterei.example", "https://xn--rsterei-90a.example"),
    ],
)
def test_two_spellings_of_one_home_are_the_same(one: str, other: str) -> None:
    assert canonical_home(one) == canonical_home(other)


@given(st.text(max_size=80))
def test_any_text_gives_canonical_addresses_or_is_refused(typed: str) -> None:
    try:
        candidates = parse_address(typed)
    except ProblemError:
        return
    assert candidates
    assert all(canonical_home(one) == one for one in candidates)
