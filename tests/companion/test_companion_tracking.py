"""What a page holds for the browser, and what a real browser engine makes of it as the visitor decides."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from companion_pages import Page, Sdk
from companion_store import Feed, decide
from pytestqt.qtbot import QtBot
from real_wordpress import ADMIN, PASSWORD, Site

pytestmark = pytest.mark.qt_log_ignore("RHI|QRhi|[Vv]ulkan|GPU|GBM|propagateSizeHints", extend=True)
ASK = '"ask":"\\/wp-admin\\/admin-ajax.php?action=storewire_visitor"'


@pytest.fixture
def tracked(site: Site, feed: Feed, sdk: Sdk) -> Feed:
    """The feed of a site that is connected to Segmentflow."""
    feed.set(tracking=True, write_key="wk_public", sdk_url=sdk.url, consent_required=True)
    return feed


@pytest.fixture(scope="module")
def sdk() -> Iterator[Sdk]:
    """A stand-in for the platform's script: it writes down what it is told."""
    with Sdk() as served:
        yield served


@pytest.fixture
def page(site: Site, qtbot: QtBot) -> Iterator[Callable[[], Page]]:
    """A maker of browsers without any memory."""
    made: list[Page] = []

    def make() -> Page:
        made.append(Page(site.url, qtbot))
        return made[-1]

    yield make
    for one in made:
        one.close()


# -- markup ----------------------------------------------------------------------------------------


def test_nothing_is_loaded_while_not_connected(site: Site, feed: Feed) -> None:
    assert "storewire" not in site.visitor().get("/").text
    feed.set(tracking=True)  # without a write key there is no connection
    assert "storewire" not in site.visitor().get("/").text


def test_a_page_is_the_same_for_everybody_so_that_caches_may_keep_it(site: Site, tracked: Feed) -> None:
    undecided, agreed, refused = site.visitor(), site.visitor(), site.visitor()
    decide(agreed, analytics=True, marketing=True)
    decide(refused, analytics=False, marketing=False)
    pages = {visitor.get("/").text for visitor in (undecided, agreed, refused)}
    assert len(pages) == 1
    text = pages.pop()
    assert ASK in text
    assert " defer" in text[text.index("js/storefront.js") - 200 : text.index("js/storefront.js") + 100]


def test_no_address_is_ever_printed_into_a_page(site: Site, tracked: Feed) -> None:
    visitor = site.visitor()
    decide(visitor, analytics=True, marketing=True)
    site.sign_in(visitor, "subscriber")
    text = visitor.get("/").text
    assert '"signedIn":true' in text
    assert "subscriber@example.test" not in text


def test_pages_of_those_who_run_the_site_are_not_tracked(site: Site, tracked: Feed) -> None:
    visitor = site.visitor()
    site.sign_in(visitor, ADMIN, PASSWORD)
    assert "storefront.js" not in visitor.get("/").text


def test_only_the_visitor_learns_who_they_are_and_only_by_their_consent(site: Site, tracked: Feed) -> None:
    ask = "/wp-admin/admin-ajax.php?action=storewire_visitor"
    visitor = site.visitor()
    site.sign_in(visitor, "subscriber")
    assert visitor.get(ask).json() == {}
    decide(visitor, analytics=False, marketing=True)
    assert visitor.get(ask).json() == {}
    decide(visitor, analytics=True, marketing=False)
    number = site.php("return get_user_by('login', 'subscriber')->ID;")
    answer = visitor.get(ask)
    assert answer.json()["traits"]["email"] == "subscriber@example.test"
    assert answer.json()["userId"].endswith(f"_{number}")
    assert "no-cache" in answer.headers["cache-control"]
    stranger = site.visitor()
    decide(stranger, analytics=True, marketing=True)
    assert "userId" not in stranger.get(ask).json()


def test_a_copied_site_tracks_nobody(site: Site, tracked: Feed) -> None:
    change = "$kept = get_option('{0}'); $kept['home'] = {1}; update_option('{0}', $kept);"
    site.php(change.format("storewire_companion", "'shop.example'"))
    try:
        assert "storewire" not in site.visitor().get("/").text
    finally:
        site.php(change.format("storewire_companion", "Storewire_Companion_State::home()"))


# -- behaviour in a browser ------------------------------------------------------------------------


def calls(told: list[dict[str, Any]]) -> list[str]:
    return [call["name"] for call in told]


def test_nothing_happens_before_consent_and_everything_after(tracked: Feed, sdk: Sdk, page: Callable[[], Page]) -> None:
    browser = page()
    browser.open("/?utm_source=letter&utm_campaign=Fr%C3%BChling")
    assert (browser.told(), browser.cookies()) == ([], {})
    assert sdk.loads == 0
    browser.run("window.storewire.consent({analytics: true, marketing: false})")
    told = browser.wait_for("init")
    assert told["config"]["writeKey"] == "wk_public"
    assert told["config"]["host"] == "https://api.cloud.segmentflow.ai"
    assert told["config"]["consentRequired"] is True
    assert (told["config"]["context"]["locale"], told["config"]["context"]["platform"]) == ("en_US", "wordpress")
    kept = {name: json.loads(base64.b64decode(unquote(value))) for name, value in browser.cookies().items()}
    assert kept["sf_consent"] == {"a": 1, "m": 0}
    assert kept["sf_utm"] == {"source": "letter", "campaign": "Frühling"}


def test_after_a_refusal_nothing_is_loaded_and_the_stamp_goes(
    tracked: Feed, sdk: Sdk, page: Callable[[], Page]
) -> None:
    browser = page()
    browser.open("/?utm_source=letter")
    browser.run("window.storewire.consent({analytics: true, marketing: true})")
    browser.wait_for("init")
    before = sdk.loads
    browser.run("document.dispatchEvent(new CustomEvent('storewire:consent', {detail: {analytics: false}}))")
    assert "sf_utm" not in browser.cookies()
    assert browser.told()[-1] == {"name": "setConsent", "flags": {"analytics": False, "marketing": False}}
    browser.open("/")
    assert (browser.told(), sdk.loads) == ([], before)


def test_where_consent_is_not_required_it_begins_at_once(tracked: Feed, page: Callable[[], Page]) -> None:
    tracked.set(consent_required=False)
    browser = page()
    browser.open("/")
    browser.wait_for("init")


def test_the_first_campaign_stays(tracked: Feed, page: Callable[[], Page]) -> None:
    tracked.set(consent_required=False)
    browser = page()
    for source in ("first", "second"):
        browser.open(f"/?utm_source={source}")
        browser.wait_for("init")
    assert json.loads(base64.b64decode(unquote(browser.cookies()["sf_utm"]))) == {"source": "first"}


def test_a_banner_of_the_wp_consent_api_is_listened_to(tracked: Feed, page: Callable[[], Page]) -> None:
    browser = page()
    browser.open("/")
    browser.run(
        "document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', {detail: {statistics: 'allow'}}))"
    )
    browser.wait_for("init")
    assert json.loads(base64.b64decode(unquote(browser.cookies()["sf_consent"]))) == {"a": 1, "m": 0}


def test_a_signed_in_visitor_is_identified_once_they_agree(site: Site, tracked: Feed, page: Callable[[], Page]) -> None:
    browser = page()
    browser.sign_in("subscriber", "subscriber")
    browser.open("/")
    assert browser.told() == []
    browser.run("window.storewire.consent({analytics: true, marketing: true})")
    told = browser.wait_for("identify")
    assert told["params"]["traits"]["email"] == "subscriber@example.test"
    assert told["params"]["context"]["store_url"] == site.url
