"""What headers tell of the allowed pace, in each of the spellings in use."""

from __future__ import annotations

import pytest

from app.delivery.limits import Limits, limits_of

NOW = "Sun, 22 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, Limits()),
        ({"x-ratelimit-limit": "100", "x-ratelimit-remaining": "7", "x-ratelimit-reset": "30"}, Limits(100, 7, 30)),
        ({"ratelimit-limit": "100, 100;w=60", "ratelimit-remaining": "0", "ratelimit-reset": "12"}, Limits(100, 0, 12)),
        ({"ratelimit": '"default";r=50;t=30', "ratelimit-policy": '"default";q=100;w=60'}, Limits(100, 50, 30)),
        ({"ratelimit-policy": '"burst";q=20;w=1'}, Limits(1200, None, None)),
        (
            {"x-ratelimit-limit": "5000", "x-ratelimit-remaining": "9", "x-ratelimit-reset": "2400"},
            Limits(None, 9, 2400),
        ),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795348820", "date": NOW}, Limits(None, 0, 20)),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795348820"}, Limits(None, 0, None)),
        ({"x-ratelimit-limit": "many", "x-ratelimit-remaining": "-1"}, Limits()),
        ({"x-ratelimit-limit": "0", "x-ratelimit-reset": "5"}, Limits(None, None, 5)),
    ],
)
def test_every_spelling_is_read(headers: dict[str, str], expected: Limits) -> None:
    assert limits_of(headers) == expected
