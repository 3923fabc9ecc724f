"""Every answer that a platform may give: what becomes of each delivery, what the platform holds, what is said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from fault_platform import Behaviour, FaultyPlatform, keys_of, saying, well
from fault_round import LONG_AGO, FaultRound, deletion, event

from tests.clocks import START

THREE = [event("one"), event("two"), event("three")]
KEYS = ["one", "two", "three"]
DELIVERED = dict.fromkeys(KEYS, "delivered")
HTML = b"<!doctype html><title>Checking your browser</title>"
PAGE = {"content_type": "text/html"}


@pytest.fixture
async def platform() -> AsyncIterator[FaultyPlatform]:
    opened = FaultyPlatform()
    await opened.open()
    yield opened
    await opened.close()


@pytest.mark.parametrize(
    ("behaviour", "sentence"),
    [
        pytest.param(saying(408), "Sequenzy was busy", id="408"),
        pytest.param(saying(409), "Sequenzy was busy", id="409"),
        pytest.param(saying(425), "Sequenzy was busy", id="425"),
        pytest.param(saying(500), "Sequenzy had trouble of its own", id="500"),
        pytest.param(saying(502, HTML, **PAGE), "Sequenzy had trouble of its own", id="502 HTML"),
        pytest.param(saying(503), "Sequenzy had trouble of its own", id="503"),
        pytest.param(saying(403, HTML, **PAGE), "A firewall is in the way", id="403 HTML"),
        pytest.param(saying(404), "Sequenzy does not know it", id="404"),
        pytest.param(saying(200, HTML, **PAGE), "The answer could not be understood", id="wrong content type"),
        pytest.param(saying(200, b""), "The answer could not be understood", id="empty body"),
        pytest.param(
            saying(200, b'{"success": true, "pad": "' + b"x" * 17_000_000 + b'"}'),
            "The answer could not be understood",
            id="17 MB body",
        ),
    ],
)
async def test_what_passes_is_sent_again(
    platform: FaultyPlatform, tmp_path: Path, behaviour: Behaviour, sentence: str
) -> None:
    platform.script = [behaviour]
    outcome = await FaultRound(tmp_path, platform, THREE).play()
    assert outcome.states == DELIVERED
    assert platform.held.received == dict.fromkeys(KEYS, 1)
    assert outcome.sentences == [sentence]


async def test_a_10_mb_body_is_read(platform: FaultyPlatform, tmp_path: Path) -> None:
    platform.script = [saying(200, b'{"success": true, "pad": "' + b"x" * 10_000_000 + b'"}')]
    outcome = await FaultRound(tmp_path, platform, THREE).play()
    assert outcome.states == DELIVERED
    assert outcome.sentences == []
    assert len(outcome.tries[0].excerpt) <= 600


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        pytest.param({"retry_after": "37"}, 37, id="seconds"),
        pytest.param(
            {"retry_after": "Sun, 22 Nov 2026 12:01:30 GMT", "date": "Sun, 22 Nov 2026 12:00:00 GMT"}, 90, id="date"
        ),
        pytest.param({"retry_after_ms": "2500"}, 2.5, id="milliseconds"),
        pytest.param({}, 5, id="none"),
    ],
)
async def test_429_is_obeyed(platform: FaultyPlatform, tmp_path: Path, headers: dict[str, str], seconds: float) -> None:
    platform.script = [saying(429, **headers)]
    outcome = await FaultRound(tmp_path, platform, THREE).play()
    assert outcome.states == DELIVERED
    assert platform.held.received == dict.fromkeys(KEYS, 1)
    assert outcome.sentences == ["Too many requests"]
    first, second = outcome.tries
    assert second.at - first.at >= timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("status", "error", "sentence"),
    [
        pytest.param(400, "malformed", "Something in the record is not valid", id="400"),
        pytest.param(422, "not acceptable", "Something in the record is not valid", id="422"),
        pytest.param(422, "email is not deliverable", "The e-mail address is not valid", id="422 about the address"),
        pytest.param(413, "too much", "The record is too large", id="413"),
    ],
)
async def test_a_refused_batch_is_halved_until_the_bad_one_stands_alone(
    platform: FaultyPlatform, tmp_path: Path, status: int, error: str, sentence: str
) -> None:
    platform.judge = lambda asked: saying(status, {"error": error}) if "two" in keys_of(asked) else None
    outcome = await FaultRound(tmp_path, platform, THREE).play()
    assert outcome.states == DELIVERED | {"two": "failed"}
    assert sorted(platform.held.keys) == ["one", "three"]
    assert platform.held.received == {"one": 1, "three": 1}
    assert outcome.sentence_of("two") == sentence


async def test_410_fails(platform: FaultyPlatform, tmp_path: Path) -> None:
    platform.judge = lambda _: saying(410)
    outcome = await FaultRound(tmp_path, platform, [event("one")]).play()
    assert outcome.states == {"one": "failed"}
    assert outcome.sentence_of("one") == "It no longer exists at Sequenzy"


@pytest.mark.parametrize("status", [404, 410])
async def test_what_is_gone_already_need_not_be_deleted(platform: FaultyPlatform, tmp_path: Path, status: int) -> None:
    platform.script = [saying(status)]
    outcome = await FaultRound(tmp_path, platform, [deletion("one")]).play()
    assert outcome.states == {"one": "delivered"}
    assert outcome.sentences == []


# -- refused ---------------------------------------------------------------------------------------


async def test_401_that_the_account_confirms_pauses_and_loses_nothing(platform: FaultyPlatform, tmp_path: Path) -> None:
    platform.judge = lambda _: saying(401)
    outcome = await FaultRound(tmp_path, platform, THREE).play()
    assert outcome.refused
    assert outcome.states == dict.fromkeys(KEYS, "waiting")
    assert platform.held.keys == []
    assert [asked.path for asked in platform.requests].count("/api/v1/account") == 1
    assert outcome.sentences == ["Sequenzy did not accept the credential"]


async def test_401_that_the_account_does_not_confirm_is_sent_again(platform: FaultyPlatform, tmp_path: Path) -> None:
    platform.script = [saying(401)]
    outcome = await FaultRound(tmp_path, platform, THREE).play()
    assert not outcome.refused
    assert outcome.states == DELIVERED
    assert platform.held.received == dict.fromkeys(KEYS, 1)


async def test_403_for_a_missing_permission_pauses_what_needs_it(platform: FaultyPlatform, tmp_path: Path) -> None:
    scope = {"error": {"code": "missing_scope", "message": "Requires events:write"}}
    platform.script = [saying(403, scope)]
    outcome = await FaultRound(tmp_path, platform, [*THREE, deletion("gone")]).play()
    assert outcome.scopes == ["events:write"]
    assert outcome.sentences == ["A permission is missing"]
    assert outcome.states == DELIVERED | {"gone": "delivered"}
    paused, *rest = [one for one in outcome.tries if one.path.endswith("/events/imports")]
    assert rest[0].at - paused.at >= timedelta(hours=1)
    deleted = next(one for one in outcome.tries if one.method == "DELETE")
    assert deleted.at - paused.at < timedelta(minutes=1), "what needs another permission had to wait"
    assert outcome.granted == 1


# -- redirects -------------------------------------------------------------------------------------


async def test_a_redirect_loop(platform: FaultyPlatform, tmp_path: Path) -> None:
    platform.script = [saying(308, location="/api/v1/subscribers/events/imports")] * 3
    outcome = await FaultRound(tmp_path, platform, THREE).play()
    assert outcome.states == DELIVERED
    assert platform.held.received == dict.fromkeys(KEYS, 1)
    assert outcome.sentences == ["The address leads elsewhere"]


async def test_a_redirect_to_another_host_is_not_followed_with_anything(
    platform: FaultyPlatform, tmp_path: Path
) -> None:
    elsewhere = FaultyPlatform()
    await elsewhere.open()
    platform.script = [saying(status, location=f"{elsewhere.origin}/api/v1/events") for status in (301, 302, 303, 307)]
    outcome = await FaultRound(tmp_path, platform, THREE, client={"follow_redirects": True}).play()
    await elsewhere.close()
    assert elsewhere.requests == []
    assert outcome.states == DELIVERED
    assert outcome.sentences == ["The address leads elsewhere"]


# -- all the time ----------------------------------------------------------------------------------


async def test_a_platform_that_is_down_for_days_is_given_up_after_three_of_them(
    platform: FaultyPlatform, tmp_path: Path
) -> None:
    platform.judge = lambda _: saying(503, retry_after="1800")
    outcome = await FaultRound(tmp_path, platform, [event("one")]).play()
    assert outcome.states == {"one": "failed"}
    assert outcome.sentence_of("one") == "It was tried for three days"
    assert platform.held.keys == []
    spent = outcome.tries[-1].at - outcome.tries[0].at
    assert timedelta(days=2) < spent < timedelta(days=4)


async def test_what_the_log_keeps_of_an_answer_repeats_nobody(platform: FaultyPlatform, tmp_path: Path) -> None:
    said = {"error": "one@example.test is marked as spam", "token": "sk_live_secret_of_the_shop", "firstName": "Marie"}
    platform.judge = lambda _: saying(422, said)
    outcome = await FaultRound(tmp_path, platform, [event("one")]).play()
    kept = outcome.tries[0].excerpt
    assert "spam" in kept
    assert not [word for word in ("one@example", "sk_live", "Marie") if word in kept]


def test_the_examples_are_past_events() -> None:
    assert timedelta(hours=2) < START - LONG_AGO


async def test_well_is_well(platform: FaultyPlatform, tmp_path: Path) -> None:
    """The matrix itself: without a fault everything arrives at the first try."""
    platform.script = [well]
    outcome = await FaultRound(tmp_path, platform, THREE).play()
    assert outcome.states == DELIVERED
    assert [one.status for one in outcome.tries] == [200]
