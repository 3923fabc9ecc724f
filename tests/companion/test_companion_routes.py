"""The routes answer those who may manage the site, and nobody else; the feed is kept within its bounds."""

from __future__ import annotations

import time

import pytest
from companion_store import Feed
from real_wordpress import ADMIN, Site

ROUTES = [
    ("GET", "status"),
    ("GET", "events?reader=front-desk-0001&after=0"),
    ("POST", "ack?reader=front-desk-0001&cursor=0"),
    ("DELETE", "ack?reader=front-desk-0001"),
    ("GET", "settings"),
    ("POST", "settings?debug=false"),
]


@pytest.mark.parametrize(("method", "route"), ROUTES, ids=[f"{method} {route[:8]}" for method, route in ROUTES])
def test_every_route_is_for_managers_alone(site: Site, feed: Feed, method: str, route: str) -> None:
    answers = {user: site.rest(user).request(method, f"storewire/v1/{route}") for user in ("", *site.passwords)}
    refused = {user: answer.status_code for user, answer in answers.items() if user not in {ADMIN, "manager"}}
    assert refused == {"": 401} | dict.fromkeys(("subscriber", "author", "editor"), 403)
    assert {answer.json()["code"] for user, answer in answers.items() if user in refused} == {"storewire_forbidden"}
    assert answers[ADMIN].status_code == 200
    assert "no-" in answers[ADMIN].headers["cache-control"]


def test_the_site_does_not_advertise_them(site: Site) -> None:
    routes = site.rest().get("storewire/v1").json()["routes"]
    assert list(routes) == ["/storewire/v1"]


@pytest.mark.parametrize(
    "body",
    [
        {"api_host": "http://evil.example"},
        {"sdk_url": "javascript:alert(1)"},
        {"sdk_url": 'https://x.example/"><script>'},
        {"write_key": "<script>"},
        {"tracking": "perhaps"},
    ],
)
def test_settings_are_checked(site: Site, feed: Feed, body: dict[str, object]) -> None:
    before = feed.set()
    assert site.rest(ADMIN).post("storewire/v1/settings", json=body).status_code == 400
    assert feed.set() == before


def test_settings_are_kept_and_others_are_not_taken(feed: Feed) -> None:
    kept = feed.set(tracking=True, write_key="wk_live_1", api_host="https://api.example", home="evil", recording=False)
    assert (kept["tracking"], kept["write_key"], kept["api_host"]) == (True, "wk_live_1", "https://api.example")
    assert not {"home", "recording"} & kept.keys()


# -- the feed --------------------------------------------------------------------------------------


def happen(site: Site, times: int = 1) -> None:
    """Let something happen in requests of their own."""
    site.php(
        f"for ($i = 0; $i < {times}; $i++) {{ Storewire_Companion_Feed::note('test.happened', $i);"
        " Storewire_Companion_Feed::write(); }"
    )


def test_nothing_is_recorded_while_nobody_reads(site: Site, feed: Feed) -> None:
    feed.leave()
    happen(site)
    assert not feed.status()["recording"]
    feed.acknowledge(0)
    happen(site)
    assert feed.types() == ["test.happened"]


def test_two_desks_do_not_eat_each_others_feed(site: Site, feed: Feed) -> None:
    other = Feed(site, "back-desk-0002")
    other.read_from_now()
    happen(site, 3)
    assert len(feed.events()) == 3
    feed.acknowledge(feed.cursor)
    site.php("Storewire_Companion_Feed::prune();")
    assert not other.page()["gap"]
    assert len(other.events()) == 3


def test_what_everybody_has_is_cleared_away(site: Site, feed: Feed) -> None:
    happen(site, 3)
    feed.events()
    feed.acknowledge(feed.cursor)
    site.php("Storewire_Companion_Feed::prune();")
    assert site.sql("SELECT COUNT(*) FROM shop_storewire_events").strip() == "1"  # the newest keeps the count
    assert not feed.page()["gap"]


def test_old_events_are_dropped_and_the_drop_is_a_gap(site: Site, feed: Feed) -> None:
    happen(site, 4)
    site.sql("UPDATE shop_storewire_events SET at = at - 8 * 86400000 ORDER BY id LIMIT 2")
    site.php("Storewire_Companion_Feed::prune();")
    page = feed.page()
    assert page["gap"]
    assert len(page["events"]) == 2
    assert not feed.page(after=page["dropped"])["gap"]


def test_the_table_never_holds_more_than_its_cap(site: Site, feed: Feed) -> None:
    happen(site)
    site.sql(
        "INSERT INTO shop_storewire_events (id, at, type, object_id, data)"
        f" SELECT seq + {feed.cursor + 1}, UNIX_TIMESTAMP() * 1000, 'test.many', seq, '{{}}' FROM seq_1_to_100990"
    )
    happen(site, 1000)  # each thousandth number has the rest cleared away
    rows = int(site.sql("SELECT COUNT(*) FROM shop_storewire_events"))
    assert 100_000 <= rows <= 101_000
    assert feed.page()["gap"]
    assert feed.page()["events"][0]["id"] == feed.status()["dropped"] + 1


def test_a_number_that_is_still_being_written_is_waited_for(site: Site, feed: Feed) -> None:
    happen(site, 3)
    first = feed.cursor + 1
    site.sql(f"DELETE FROM shop_storewire_events WHERE id = {first + 1}")
    assert [event["id"] for event in feed.page()["events"]] == [first]
    site.sql(f"UPDATE shop_storewire_events SET at = at - 6000 WHERE id > {first}")
    assert [event["id"] for event in feed.page()["events"]] == [first, first + 2]


def test_a_silent_reader_is_forgotten_and_told_so(site: Site, feed: Feed) -> None:
    long_ago = int(time.time()) - 8 * 86400
    site.php(
        f"update_option('storewire_companion_readers', ['{feed.reader}' => ['cursor' => 0, 'seen' => {long_ago}]]);"
    )
    site.php("Storewire_Companion_Feed::prune();")
    assert not feed.page()["known"]
    assert not feed.status()["recording"]


def test_a_copied_site_stands_still_until_it_is_adopted(site: Site, feed: Feed) -> None:
    before = feed.status()["feed"]
    site.php(
        "$kept = get_option('storewire_companion'); $kept['home'] = 'shop.example';"
        "update_option('storewire_companion', $kept);"
    )
    site.visitor().post("/wp-login.php", data={"log": "subscriber", "pwd": "subscriber"})
    assert feed.page() | {"newest": 0} == feed.page() | {"copied": True, "events": [], "newest": 0}
    feed.set(adopt=True)
    now = feed.status()
    assert not now["copied"]
    assert now["feed"] != before
    assert now["readers"] == []


def test_a_person_is_erased_from_the_feed_by_wordpress_own_tool(site: Site, feed: Feed) -> None:
    site.php(
        "Storewire_Companion_Feed::note('form.submitted', 0, ['email' => 'gone+1@example.test']);"
        "Storewire_Companion_Feed::note('form.submitted', 0, ['email' => 'stays@example.test'], 'b');"
        "Storewire_Companion_Feed::write();"
    )
    erased = site.php(
        "$erasers = apply_filters('wp_privacy_personal_data_erasers', []);"
        "return call_user_func($erasers['storewire-companion']['callback'], 'Gone+1@example.test', 1);"
    )
    assert erased["items_removed"]
    assert [event["data"]["email"] for event in feed.events()] in ([], ["stays@example.test"])
    assert "gone+1" not in site.sql("SELECT data FROM shop_storewire_events")
