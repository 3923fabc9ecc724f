"""Keys are the same wherever the same thing is seen, and never the same for two things."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from app.delivery.identity import batch_key, event_key, scope_of, upsert_key
from app.model.changes import ChangeKind
from app.model.settings import PlatformName

TEXTS = st.text(max_size=12)
KINDS = st.sampled_from(ChangeKind)


def test_the_way_to_the_store_does_not_matter() -> None:
    one = scope_of("https://store.example/shop", PlatformName.SEQUENZY, "co_1")
    assert scope_of("http://store.example/shop", PlatformName.SEQUENZY, "co_1") == one


def test_store_platform_and_account_matter() -> None:
    scopes = {
        scope_of("https://store.example", PlatformName.SEQUENZY, "co_1"),
        scope_of("https://store.example", PlatformName.SEQUENZY, "co_2"),
        scope_of("https://store.example", PlatformName.SEGMENTFLOW, "co_1"),
        scope_of("https://store.example/shop", PlatformName.SEQUENZY, "co_1"),
        scope_of("https://store.example:8443", PlatformName.SEQUENZY, "co_1"),
    }
    assert len(scopes) == 5


def test_keys_are_what_they_were_in_the_first_release() -> None:
    """They live at the platforms and in every user's database: another form would double everything."""
    scope = scope_of("https://store.example", PlatformName.SEQUENZY, "co_1")
    assert scope == "1951fa27c47f50f71d5992e0b73bc5d89f3758c036a0056ffd21d9e90c8b6ee8"
    assert (
        event_key(scope, ChangeKind.ORDER_COMPLETED, "17", "completed:1")
        == "f8e496e0964e752a8189beec7ee3ef4847aaef756e8ea3d9be2514f85477352b"
    )
    assert (
        upsert_key(scope, ChangeKind.CUSTOMER_SAVED, "17", generation=0, revision=1, digest=bytes(16))
        == "183bd83cec302c4b04baa11c4d289c06d02ee7b5f6ec03cd27fd11ddb8b15e3e"
    )


@given(TEXTS, KINDS, TEXTS, TEXTS, TEXTS, KINDS, TEXTS, TEXTS)
def test_different_events_have_different_keys(
    scope: str, kind: ChangeKind, record: str, occurrence: str,
    other_scope: str, other_kind: ChangeKind, other_record: str, other_occurrence: str,
) -> None:  # fmt: skip
    one, other = (scope, kind, record, occurrence), (other_scope, other_kind, other_record, other_occurrence)
    assert (event_key(*one) == event_key(*other)) is (one == other)


@given(TEXTS, KINDS, TEXTS, st.data())
def test_moving_a_letter_from_one_fact_to_the_next_makes_another_key(
    scope: str, kind: ChangeKind, record: str, data: st.DataObject
) -> None:
    whole = scope + record
    cut = data.draw(st.integers(0, len(whole)))
    assume(cut != len(scope))
    assert event_key(scope, kind, record, "1") != event_key(whole[:cut], kind, whole[cut:], "1")


@given(TEXTS, TEXTS, st.integers(0, 99), st.integers(1, 99), st.binary(min_size=16, max_size=16))
def test_every_state_of_a_record_has_its_own_key(
    scope: str, record: str, generation: int, revision: int, digest: bytes
) -> None:
    def key(**other: object) -> str:
        facts = {"generation": generation, "revision": revision, "digest": digest} | other
        return upsert_key(scope, ChangeKind.PRODUCT_SAVED, record, **facts)  # type: ignore[arg-type]

    states = {key(), key(generation=generation + 1), key(revision=revision + 1), key(digest=bytes(16) + b"x")}
    assert len(states) == 4
    assert event_key(scope, ChangeKind.PRODUCT_SAVED, record, str(revision)) not in states


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_a_batch_is_its_members_in_their_order(keys: list[str], others: list[str]) -> None:
    assert (batch_key("people", keys) == batch_key("people", others)) is (keys == others)
    assert batch_key("people", keys) != batch_key("events", keys)
