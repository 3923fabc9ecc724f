"""Users and comments of a site without a shop: each told once, nobody of the staff, nobody without an address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, update
from sync_records import NOW, Store, kinds

from app.delivery.outbox import Entry, enqueue
from app.model.api import SyncState
from app.model.deliveries import Lane
from app.model.records import Comment, User
from app.model.store import Cursor
from app.storage.schema import deliveries, records
from app.sync import audience
from app.sync.checkpoints import Checkpoint, Phase, begin_sync, load_checkpoints, save_checkpoint, set_sync
from app.sync.detection import Reading


class Site(Store):
    def users(self, *found: User) -> list[Entry]:
        return self._queued(lambda c: audience.users(self.detector(), c, found))

    def comments(self, *found: Comment) -> list[Entry]:
        return self._queued(lambda c: audience.comments(self.detector(), c, found))

    def _queued(self, detect: Any) -> list[Entry]:
        def both(connection: Any) -> list[Entry]:
            entries: list[Entry] = detect(connection)
            enqueue(connection, 1, 1, entries, self.now)
            return entries

        return self.work(both)


def user(number: int, email: str = "", **more: Any) -> User:
    facts = {"roles": ("subscriber",), "created_at": NOW - timedelta(minutes=5)} | more
    return User(id=number, email=email or f"user{number}@example.test", **facts)


def comment(number: int, email: str = "", **more: Any) -> Comment:
    facts: dict[str, Any] = {"approved": True, "post_id": 1, "created_at": NOW - timedelta(days=1)} | more
    return Comment(id=number, email=email or f"guest{number}@example.test", **facts)


def test_the_past_has_users_and_no_registrations() -> None:
    assert kinds(Site().users(user(1), user(2))) == ["user.saved", "user.saved"]


def test_a_new_user_is_saved_first_and_then_told_of() -> None:
    site = Site(reading=Reading.NEWS)
    saved, registered = site.users(user(1))
    assert (saved.change.value, registered.change.value) == ("user.saved", "user.registered")
    assert saved.ordering_key == registered.ordering_key
    assert registered.lane is Lane.LIVE
    assert site.users(user(1)) == []


def test_a_change_of_a_user_is_no_registration() -> None:
    site = Site(reading=Reading.NEWS)
    site.users(user(1))
    assert kinds(site.users(user(1, first_name="Kim"))) == ["user.saved"]


def test_the_staff_is_no_audience_and_its_comments_are_not_told() -> None:
    site = Site()
    assert site.users(user(1, roles=("subscriber", "editor"))) == []
    assert site.comments(comment(7, author_id=1)) == []


def test_a_comment_is_told_once_even_when_its_delivery_is_forgotten() -> None:
    site = Site()
    assert kinds(site.comments(comment(7))) == ["comment.posted"]
    site.work(lambda c: c.execute(delete(deliveries)))
    site.generation = 1
    assert site.comments(comment(7), comment(7, email="other@example.test")) == []


def test_what_was_never_delivered_before_a_disconnect_is_told_after_it() -> None:
    site = Site()
    (first,) = site.comments(comment(7))
    site.work(lambda c: c.execute(update(records).values(generation=-1)))
    site.work(lambda c: c.execute(delete(deliveries)))
    (again,) = site.comments(comment(7))
    assert again.key == first.key


def test_a_users_comment_stands_in_the_users_own_line() -> None:
    site = Site()
    (saved,) = site.users(user(5))
    (told,) = site.comments(comment(7, "user5@example.test", author_id=5))
    assert told.ordering_key == saved.ordering_key
    assert told.body["email"] == "user5@example.test"


def test_an_address_that_a_user_no_longer_has_is_not_sent_with_an_old_comment() -> None:
    site = Site()
    (saved,) = site.users(user(5, "new@example.test"))
    (told,) = site.comments(comment(7, "old@example.test", author_id=5))
    assert (told.body["email"], told.ordering_key) == ("", saved.ordering_key)


def test_comments_that_wait_or_name_nobody_are_not_told() -> None:
    assert Site().comments(comment(1, approved=False), Comment(id=2, approved=True, post_id=1, email="")) == []


def test_the_same_person_in_capitals_is_the_same_line() -> None:
    first, second = Site().comments(comment(1, "kim@example.test"), comment(2, "kim@example.test"))
    assert first.ordering_key == second.ordering_key


# -- only what is newer ------------------------------------------------------------------------------


def finish(site: Site, cursor: Cursor | None) -> None:
    done = Checkpoint(Phase.COMMENTS, SyncState.DONE, cursor, 5, 5, 0, NOW)
    site.work(lambda c: save_checkpoint(c, 1, done))
    site.work(lambda c: set_sync(c, 1, SyncState.DONE, NOW))


def begun(site: Site, *, full: bool = False) -> Checkpoint | None:
    site.work(lambda c: begin_sync(c, 1, 1, NOW, full=full))
    return site.work(lambda c: load_checkpoints(c, 1)).get(Phase.COMMENTS)


def test_a_new_pass_reads_comments_from_some_time_before_the_newest() -> None:
    site = Site()
    assert begun(site) is None
    finish(site, Cursor(offset=500, last_id=9, last_modified=NOW))
    again = begun(site)
    assert again is not None
    assert again.cursor == Cursor(last_modified=NOW, since=NOW - timedelta(days=30))
    assert (again.state, again.done) == (SyncState.RUNNING, 0)


def test_everything_is_read_where_it_was_asked_for_or_nothing_was_found_yet() -> None:
    site = Site()
    begun(site)
    finish(site, Cursor(last_modified=NOW))
    assert begun(site, full=True) is None
    finish(site, Cursor())
    assert begun(site) is None
