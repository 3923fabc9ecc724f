"""Comments and forms that the companion tells of: each once, whoever reads it first, and nothing after a refusal."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert
from sync_records import LONG_AGO, NOW, customer
from test_sync_companion_feed import BOTH, Source, Told, event

from app.model.api import SyncState
from app.model.records import Comment, User
from app.storage.schema import syncs
from app.stores.companion import FeedEvent
from app.sync import audience

NEITHER = {"analytics": False, "marketing": False}
USER = User(id=4, email="kim@example.test", roles=("subscriber",), created_at=NOW)


def comment(number: int, comment_id: int = 7, **more: Any) -> FeedEvent:
    facts = {
        "email": "Kim@Example.test", "user": 0, "name": "Kim", "written": int(NOW.timestamp()), "post": 3,
        "post_title": "Caf&eacute;", "post_type": "post", "consent": BOTH,
    }  # fmt: skip
    return event(number, "comment.approved", comment_id, **(facts | more))


def form(number: int, submission: str = "s1", **more: Any) -> FeedEvent:
    facts = {
        "submission": submission, "plugin": "contact-form-7", "form": "7", "title": "Contact", "consent": BOTH,
        "email": "lead@example.test", "user": 0,
    }  # fmt: skip
    return event(number, "form.submitted", 0, **(facts | more))


def polled(told: Told) -> list[Any]:
    """Return what a reading of all comments makes of the same one."""
    one = Comment(id=7, approved=True, post_id=3, email="kim@example.test", created_at=NOW)
    return told.store.work(lambda c: audience.comments(told.store.detector(), c, [one]))


def site(*, read: bool = True, source: Source | None = None) -> Told:
    """Return a site without a shop whose users were read before."""
    told = Told(source or Source(), woocommerce=False)
    state = SyncState.DONE if read else SyncState.RUNNING
    row = {"connection_id": 1, "pass_number": 1, "state": state.value, "full": False, "started_at": LONG_AGO}
    told.store.work(lambda c: c.execute(insert(syncs).values(**row)))
    return told


async def test_a_comment_is_told_once_whoever_tells_of_it() -> None:
    told = site()
    await told.take(comment(1))
    await told.take(comment(2))
    assert told.queued() == ["comment.posted"]
    assert polled(told) == []


async def test_a_refusal_settles_a_comment_for_every_later_reading() -> None:
    told = site()
    await told.take(comment(1, consent=NEITHER))
    assert (told.queued(), polled(told)) == ([], [])


async def test_in_a_shop_a_customers_comment_goes_behind_their_record() -> None:
    told = Told(Source(customer4=customer(4, "kim@example.test")))
    await told.take(comment(1, user=4))
    assert told.queued()[-1] == "comment.posted"
    assert "customer.saved" in told.queued()


async def test_each_submission_of_a_form_is_told_once() -> None:
    told = site()
    await told.take(form(1), form(2, "s2"), form(3, "s1"))
    assert told.queued() == ["form.submitted", "form.submitted"]


@pytest.mark.parametrize("hostile", [{"email": "nobody"}, {"email": None}, {"written": 10**40}, {"post": "x"}])
async def test_an_event_that_cannot_be_understood_holds_up_nothing(hostile: dict[str, Any]) -> None:
    told = site()
    await told.take(comment(1, **hostile), form(2, **{key: hostile[key] for key in hostile if key == "email"}))
    assert told.cursor() == 2


async def test_a_registration_on_a_site_without_a_shop_is_told_at_once_and_once() -> None:
    told = site(source=Source(user4=USER))
    await told.take(event(1, "customer.created", 4), event(2, "customer.updated", 4))
    assert told.queued() == ["user.saved", "user.registered"]


async def test_before_everybody_was_read_nobody_is_taken_for_newly_registered() -> None:
    told = site(read=False, source=Source(user4=USER))
    await told.take(event(1, "customer.updated", 4), comment(2, user=4))
    assert "user.registered" not in told.queued()


async def test_nothing_is_told_where_people_are_not_sent() -> None:
    told = Told(Source(), send_customers=False)
    await told.take(comment(1), form(2))
    assert told.queued() == []
