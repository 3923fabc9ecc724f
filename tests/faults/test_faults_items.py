"""Answers that speak of each item for itself, and jobs: each delivery gets its own fate, and only its own."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from fault_platform import Asked, Behaviour, FaultyPlatform, Line, answer_well, saying
from fault_round import FaultRound, event, person, track

KEYS = ["one", "two", "three"]
TRACKS = [track(key) for key in KEYS]
DELIVERED = dict.fromkeys(KEYS, "delivered")


@pytest.fixture
async def platform() -> AsyncIterator[FaultyPlatform]:
    opened = FaultyPlatform()
    await opened.open()
    yield opened
    await opened.close()


def altered(change: Callable[[dict[str, Any]], None]) -> Behaviour:
    """Do what is asked, and answer it with something changed."""

    async def behave(platform: FaultyPlatform, asked: Asked, line: Line) -> None:
        status, body = answer_well(platform.held, asked)
        change(body)
        await line.say(status, json.dumps(body).encode())

    return behave


# -- Sequenzy's events -----------------------------------------------------------------------------


async def test_a_mixed_batch_of_sequenzys(platform: FaultyPlatform, tmp_path: Path) -> None:
    platform.held.refuses = {"two": "email is invalid"}
    outcome = await FaultRound(tmp_path, platform, [event(key) for key in KEYS]).play()
    assert outcome.states == DELIVERED | {"two": "failed"}
    assert platform.held.received == {"one": 1, "three": 1}
    assert outcome.sentence_of("two") == "The e-mail address is not valid"


async def test_one_that_could_not_be_recorded_is_sent_again_alone(platform: FaultyPlatform, tmp_path: Path) -> None:
    async def once(platform: FaultyPlatform, asked: Asked, line: Line) -> None:
        platform.held.refuses = {"two": "deadlock"}
        status, body = answer_well(platform.held, asked)
        platform.held.refuses = {}
        await line.say(status, json.dumps(body).encode())

    platform.script = [once]
    outcome = await FaultRound(tmp_path, platform, [event(key) for key in KEYS]).play()
    assert outcome.states == DELIVERED
    assert platform.held.received == dict.fromkeys(KEYS, 1)


# -- Segmentflow's results -------------------------------------------------------------------------


async def test_a_mixed_batch_of_segmentflows(platform: FaultyPlatform, tmp_path: Path) -> None:
    platform.held.refuses = {"one": "rejected identity_conflict", "two": "dropped identity_suppressed"}
    outcome = await FaultRound(tmp_path, platform, TRACKS).play()
    assert outcome.states == {"one": "failed", "two": "declined", "three": "delivered"}
    assert platform.held.keys == ["three"]
    assert outcome.sentence_of("one") == "Two people share one identity"
    assert outcome.sentence_of("two") == "The person does not want this"


async def test_unknown_fields_of_a_result_are_passed_over(platform: FaultyPlatform, tmp_path: Path) -> None:
    platform.script = [altered(lambda body: [one.update(score=7, nested={"a": [1]}) for one in body["results"]])]
    outcome = await FaultRound(tmp_path, platform, TRACKS).play()
    assert outcome.states == DELIVERED
    assert platform.held.received == dict.fromkeys(KEYS, 1)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda body: body["results"].pop(), id="missing"),
        pytest.param(lambda body: body["results"].append(body["results"][0]), id="one too many"),
        pytest.param(lambda body: body["results"].__setitem__(1, body["results"][0]), id="duplicate"),
        pytest.param(lambda body: body["results"].reverse(), id="in another order"),
        pytest.param(lambda body: body.update(results=None), id="none at all"),
        pytest.param(lambda body: body["results"][1].update(status="perhaps"), id="unknown status"),
    ],
)
async def test_results_that_do_not_match_confirm_nothing(
    platform: FaultyPlatform, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    platform.script = [altered(change)]
    outcome = await FaultRound(tmp_path, platform, TRACKS).play()
    assert outcome.states == DELIVERED
    assert sorted(platform.held.keys) == sorted(KEYS)
    assert max(platform.held.received.values()) == 2
    assert outcome.sentences == ["The answer could not be understood"]


# -- jobs ------------------------------------------------------------------------------------------

PEOPLE = [person(key) for key in ("ada", "ben", "cid", "dot")]
ALL = dict.fromkeys(("ada", "ben", "cid", "dot"), "delivered")


def address(key: str) -> str:
    return f"{key}@example.test"


async def test_a_job_that_fails_half_its_members(platform: FaultyPlatform, tmp_path: Path) -> None:
    platform.held.refuses = {address("ben"): "email is invalid", address("dot"): "email is invalid"}
    outcome = await FaultRound(tmp_path, platform, PEOPLE).play()
    assert outcome.states == ALL | {"ben": "failed", "dot": "failed"}
    assert sorted(platform.held.keys) == [address("ada"), address("cid")]
    assert outcome.sentence_of("ben") == "The e-mail address is not valid"


async def test_a_job_that_never_ends_is_given_up_in_the_end(platform: FaultyPlatform, tmp_path: Path) -> None:
    running = {"import": {"id": "job", "status": "processing"}}

    def judge(asked: Asked) -> Behaviour | None:
        return saying(200, running, retry_after="21600") if asked.method == "GET" else None

    platform.judge = judge
    outcome = await FaultRound(tmp_path, platform, PEOPLE[:1]).play()
    assert outcome.states == {"ada": "failed"}
    assert outcome.sentence_of("ada") == "It was tried for three days"
    begun = [asked for asked in platform.requests if asked.method == "POST"]
    assert len(begun) > 3
    assert len({json.dumps(asked.body) for asked in begun}) == 1, "the same import, by the same key"


async def test_a_job_that_is_forgotten_is_begun_again(platform: FaultyPlatform, tmp_path: Path) -> None:
    left = [saying(404), saying(503)]
    platform.judge = lambda asked: left.pop(0) if asked.method == "GET" and left else None
    outcome = await FaultRound(tmp_path, platform, PEOPLE).play()
    assert outcome.states == ALL
    assert platform.held.received == {address(key): 1 for key in ALL}
    assert [asked.method for asked in platform.requests] == ["POST", "GET", "POST", "GET", "GET"]
