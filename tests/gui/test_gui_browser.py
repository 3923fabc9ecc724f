"""The embedded browser, real and offscreen, against small pages: where it ends, and what no page can make it do."""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Iterator

import pytest
import trustme
from local_site import LocalSite, local_site
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEnginePage, QWebEngineProfile
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui.browser.address_bar import AddressBar
from app.ui.browser.view import PairingBrowser

# Without a graphics card Chromium says so before it falls back to software; every Qt warning else fails a test.
pytestmark = pytest.mark.qt_log_ignore("RHI|QRhi|[Vv]ulkan|GPU|GBM|propagateSizeHints", extend=True)
RETURN = "storewire://authorized/"
ANSWER = RETURN + "?state=s%20t&site_url=https%3A%2F%2Fx.example&user_login=m%C3%BCller&password=a%2Bb%20c"
PATIENCE = 20_000


@pytest.fixture
def site() -> Iterator[LocalSite]:
    with local_site() as served:
        yield served


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[PairingBrowser]:
    made = PairingBrowser()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    yield made
    made.dispose()


def loaded(qtbot: QtBot, browser: PairingBrowser, url: str, ends_at: str = "") -> None:
    """Open a page and wait until it is there."""
    with qtbot.waitSignal(browser.page.loadFinished, timeout=PATIENCE):
        browser.open(url, ends_at)


def script(qtbot: QtBot, browser: PairingBrowser, source: str) -> object:
    """Run a script in the page and return its value."""
    answers: list[object] = []
    browser.page.runJavaScript(source, 0, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    return answers[0]


def settled(qtbot: QtBot, browser: PairingBrowser, source: str) -> object:
    """Wait until a script's value is there, and return it."""
    value: list[object] = []

    def is_there() -> bool:
        value[:] = [script(qtbot, browser, source)]
        return value[0] not in (None, "")

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    return value[0]


def click(qtbot: QtBot, browser: PairingBrowser, ident: str) -> None:
    """Click an element with the mouse, as a person does: once the page has been drawn, for before it takes no click."""
    script(qtbot, browser, "requestAnimationFrame(() => requestAnimationFrame(() => {window.drawn = 'yes'})) && 1")
    settled(qtbot, browser, "window.drawn")
    middle = script(
        qtbot,
        browser,
        f"(() => {{const r = document.getElementById('{ident}').getBoundingClientRect();"
        " return JSON.stringify([r.left + r.width / 2, r.top + r.height / 2])})()",
    )
    x, y = json.loads(str(middle))
    target = browser.page.parent().focusProxy()
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(round(x), round(y)))


def by_link(site: LocalSite, target: str) -> str:
    return site.page("/link", f'<a id="go" href="{target}">on</a><script>go.click()</script>')


def by_redirect(site: LocalSite, target: str) -> str:
    return site.redirect("/redirect", target)


def by_script(site: LocalSite, target: str) -> str:
    return site.page("/script", f"<script>setTimeout(() => {{window.location = '{target}'}}, 0)</script>")


def by_form(site: LocalSite, target: str) -> str:
    site.redirect("/decided", target, 303)
    return site.page("/form", '<form id="f" method="post" action="/decided"></form><script>f.submit()</script>')


def by_form_with_302(site: LocalSite, target: str) -> str:
    site.redirect("/decided", target, 302)
    return site.page("/form", '<form id="f" method="post" action="/decided"></form><script>f.submit()</script>')


WAYS = [by_link, by_redirect, by_script, by_form, by_form_with_302]
Way = Callable[[LocalSite, str], str]


@pytest.mark.parametrize("way", WAYS)
def test_a_return_to_our_scheme_is_caught_whole(
    way: Way, site: LocalSite, browser: PairingBrowser, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(browser.returned, timeout=PATIENCE) as caught:
        browser.open(way(site, ANSWER), RETURN)
    assert caught.args == [ANSWER]


@pytest.mark.parametrize("way", WAYS)
def test_a_return_to_a_page_of_the_store_is_caught_before_it_is_loaded(
    way: Way, site: LocalSite, browser: PairingBrowser, qtbot: QtBot
) -> None:
    back = f"{site.base}/wp-admin/admin.php?page=segmentflow"
    with qtbot.waitSignal(browser.returned, timeout=PATIENCE) as caught:
        browser.open(way(site, back + "&connected=1&poll_token=t0k"), back)
    assert caught.args == [back + "&connected=1&poll_token=t0k"]
    assert not [asked for asked in site.asked if "wp-admin" in asked]


def test_a_caught_address_is_not_shown(site: LocalSite, browser: PairingBrowser, qtbot: QtBot) -> None:
    with qtbot.waitSignal(browser.returned, timeout=PATIENCE):
        browser.open(by_redirect(site, ANSWER), RETURN)
    assert "password" not in browser.address.text()
    assert "storewire" not in browser.page.url().toString()


@pytest.mark.parametrize("target", [ANSWER, "/wp-admin/admin.php?page=segmentflow&poll_token=t0k"])
def test_a_frame_cannot_end_the_pairing(target: str, site: LocalSite, browser: PairingBrowser, qtbot: QtBot) -> None:
    target = target if "://" in target else site.base + target
    ends_at = target.partition("?")[0]
    inside = by_script(site, target)
    framed = site.page("/framed", f'<iframe src="{inside}"></iframe><img src="{ANSWER}">')
    with qtbot.assertNotEmitted(browser.returned):
        loaded(qtbot, browser, framed, ends_at)
        loaded(qtbot, browser, site.page("/after", "later"), ends_at)
    assert not [asked for asked in site.asked if "wp-admin" in asked]


def test_a_return_counts_once(site: LocalSite, browser: PairingBrowser, qtbot: QtBot) -> None:
    came: list[str] = []
    browser.returned.connect(came.append)
    tries = f"setInterval(() => {{window.tries = (window.tries || 0) + 1; location = '{ANSWER}'}}, 5)"
    with qtbot.waitSignal(browser.returned, timeout=PATIENCE):
        browser.open(site.page("/insists", f"<script>{tries}</script>"), RETURN)
    settled(qtbot, browser, "window.tries > 5 ? 'often' : ''")
    assert came == [ANSWER]


def test_reloading_a_page_that_insists_does_no_harm(site: LocalSite, browser: PairingBrowser, qtbot: QtBot) -> None:
    loaded(qtbot, browser, site.page("/insists", f"<script>setInterval(() => {{location = '{ANSWER}'}}, 5)</script>"))
    for _ in range(5):
        QTest.mouseClick(browser.again, Qt.MouseButton.LeftButton)
        assert script(qtbot, browser, "1 + 1") == 2
    assert browser.address.text().endswith("/insists")


def test_the_page_before_can_be_gone_back_to(site: LocalSite, browser: PairingBrowser, qtbot: QtBot) -> None:
    first = site.page("/first", '<a id="go" href="/second">on</a>')
    site.page("/second", "the second page")
    loaded(qtbot, browser, first)
    assert not browser.back.isEnabled()
    click(qtbot, browser, "go")
    qtbot.waitUntil(browser.back.isEnabled, timeout=PATIENCE)
    QTest.mouseClick(browser.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: browser.page.url().toString() == first, timeout=PATIENCE)


def test_our_scheme_does_not_end_a_pairing_that_waits_for_another_address(
    site: LocalSite, browser: PairingBrowser, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(browser.returned):
        loaded(qtbot, browser, by_redirect(site, ANSWER), f"{site.base}/wp-admin/")


@pytest.mark.parametrize(
    "address", ["mailto:a@b.example", "file:///etc/passwd", "chrome://version", "data:text/html,x"]
)
def test_only_web_addresses_are_opened(address: str, site: LocalSite, browser: PairingBrowser, qtbot: QtBot) -> None:
    loaded(qtbot, browser, site.page("/page", f'<a id="go" href="{address}">on</a>'))
    script(qtbot, browser, "document.getElementById('go').click() || 1")
    browser.page.load(QUrl(address))
    assert script(qtbot, browser, "location.pathname") == "/page"


def test_nothing_is_downloaded(site: LocalSite, browser: PairingBrowser, qtbot: QtBot) -> None:
    loaded(qtbot, browser, site.page("/page", "here"))
    file = site.page("/file", "x", Content_Disposition="attachment; filename=invoice.exe")
    with qtbot.waitSignal(browser.page.profile().downloadRequested, timeout=PATIENCE) as offered:
        browser.page.load(QUrl(file))
    download = offered.args[0]
    qtbot.waitUntil(lambda: download.state() is QWebEngineDownloadRequest.DownloadState.DownloadCancelled, timeout=2000)
    assert not browser.trouble.isVisible()


def test_permissions_are_refused(site: LocalSite, browser: PairingBrowser, qtbot: QtBot) -> None:
    loaded(
        qtbot,
        browser,
        site.page(
            "/page",
            "<script>navigator.geolocation.getCurrentPosition(() => {window.place = 'given'},"
            " fault => {window.place = 'refused ' + fault.code});"
            "navigator.mediaDevices.getUserMedia({audio: true}).then(() => {window.sound = 'given'},"
            " fault => {window.sound = fault.name})</script>",
        ),
    )
    assert settled(qtbot, browser, "window.place") == "refused 1"
    assert settled(qtbot, browser, "window.sound") in {"NotAllowedError", "NotFoundError"}


@pytest.mark.parametrize(
    "opener",
    [
        '<a id="go" href="/second" target="_blank">on</a>',
        "<button id='go' onclick=\"window.open('/second')\">on</button>",
    ],
)
def test_a_new_window_opens_in_the_same_view(
    opener: str, site: LocalSite, browser: PairingBrowser, qtbot: QtBot
) -> None:
    second = site.page("/second", "the second page")
    loaded(qtbot, browser, site.page("/first", opener))
    click(qtbot, browser, "go")
    qtbot.waitUntil(lambda: browser.page.url().toString() == second, timeout=PATIENCE)
    assert browser.address.text() == second


def test_a_window_that_nobody_asked_for_stays_shut(site: LocalSite, browser: PairingBrowser, qtbot: QtBot) -> None:
    site.page("/advertisement", "buy")
    loaded(qtbot, browser, site.page("/first", "<script>window.opened = String(open('/advertisement'))</script>"))
    settled(qtbot, browser, "window.opened")
    assert browser.page.url().path() == "/first"
    assert not [asked for asked in site.asked if "advertisement" in asked]


def test_no_file_is_handed_to_a_page(browser: PairingBrowser) -> None:
    assert browser.page.chooseFiles(QWebEnginePage.FileSelectionMode.FileSelectOpenMultiple, [], []) == []


def test_an_invalid_certificate_ends_with_a_sentence_and_sends_nothing(browser: PairingBrowser, qtbot: QtBot) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with local_site(context) as site:
        with qtbot.waitSignal(browser.page.certificate_refused, timeout=PATIENCE):
            browser.open(site.page("/", "secret"), "")
        qtbot.waitUntil(lambda: browser.trouble.isVisible(), timeout=PATIENCE)
        assert site.asked == []
    assert "127.0.0.1" in browser.trouble.text()
    assert "certificate" in browser.trouble.text()


def test_a_site_that_does_not_answer_is_said_and_tried_again(
    site: LocalSite, browser: PairingBrowser, qtbot: QtBot
) -> None:
    with local_site() as gone:
        port = gone.base.rpartition(":")[2]
    browser.open(f"http://127.0.0.1:{port}/", "")
    qtbot.waitUntil(lambda: browser.trouble.isVisible(), timeout=PATIENCE)
    assert "127.0.0.1" in browser.trouble.text()
    loaded(qtbot, browser, site.page("/", "there"))
    assert not browser.trouble.isVisible()


def test_the_page_of_an_error_is_shown_as_the_site_wrote_it(
    site: LocalSite, browser: PairingBrowser, qtbot: QtBot
) -> None:
    loaded(qtbot, browser, site.base + "/missing")
    assert script(qtbot, browser, "document.body.textContent") == "nothing here"
    assert not browser.trouble.isVisible()


def test_a_site_with_an_outer_door_asks_and_is_not_told_twice(
    site: LocalSite, browser: PairingBrowser, qtbot: QtBot
) -> None:
    url = site.page("/shut", "come in")
    site.answers["/shut"].login = "ada:open sesame"
    browser.open(url, "")
    qtbot.waitUntil(browser.login.isVisible, timeout=PATIENCE)
    assert "127.0.0.1" in browser.login.title.text()
    assert site.asked == ["GET /shut"], "the site was asked again before anybody answered"
    type_login(browser, "ada", "wrong")
    qtbot.waitUntil(lambda: "not accepted" in browser.login.note.text(), timeout=PATIENCE)
    assert browser.login.password.text() == ""
    assert site.asked == ["GET /shut"] * 3
    type_login(browser, "", "open sesame")
    qtbot.waitUntil(lambda: not browser.login.isVisible(), timeout=PATIENCE)
    assert settled(qtbot, browser, "document.body.textContent") == "come in"


def type_login(browser: PairingBrowser, user: str, password: str) -> None:
    QTest.keyClicks(browser.login.user, user)
    QTest.keyClicks(browser.login.password, password)
    QTest.mouseClick(browser.login.go_on, Qt.MouseButton.LeftButton)


def test_what_is_embedded_in_a_page_may_not_ask_for_a_password(
    site: LocalSite, browser: PairingBrowser, qtbot: QtBot
) -> None:
    with local_site() as other:
        other.page("/door.png", "x")
        other.answers["/door.png"].login = "ada:secret"
        elsewhere = other.base.replace("127.0.0.1", "localhost")
        loaded(qtbot, browser, site.page("/page", f'<img src="{elsewhere}/door.png" onerror="done = 1">'))
        settled(qtbot, browser, "window.done")
    assert not browser.login.isVisible()


def test_a_sign_in_host_that_refuses_embedded_browsers_is_handed_over(
    site: LocalSite, browser: PairingBrowser, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(browser.refused, timeout=PATIENCE) as wanted:
        browser.open(by_redirect(site, "https://accounts.google.com/o/oauth2/auth?x=1"), RETURN)
    assert wanted.args == ["accounts.google.com"]


def test_nothing_outlives_a_pairing(site: LocalSite, qtbot: QtBot) -> None:
    url = site.page("/page", "<script>localStorage.kept = 'here'</script>", Set_Cookie="session=1; Max-Age=9999")
    for _ in range(2):
        browser = PairingBrowser()
        qtbot.addWidget(browser)
        browser.show()
        page, profile = browser.page, browser.page.profile()
        assert profile.isOffTheRecord()
        assert profile.httpCacheType() is QWebEngineProfile.HttpCacheType.MemoryHttpCache
        with qtbot.waitSignal(page.loadFinished, timeout=PATIENCE):
            browser.open(url, "")
        browser.dispose()
        assert not isValid(page)
        assert not isValid(profile)
    visits = [cookie for asked, cookie in zip(site.asked, site.cookies, strict=True) if asked == "GET /page"]
    assert visits == ["", ""]


def test_a_browser_that_is_simply_dropped_takes_its_profile_along(qtbot: QtBot) -> None:
    browser = PairingBrowser()
    page, profile = browser.page, browser.page.profile()
    browser.deleteLater()
    qtbot.waitUntil(lambda: not isValid(profile), timeout=PATIENCE)
    assert not isValid(page)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://cafe-lumiere.example/wp-login.php?redirect_to=x", "https://cafe-lumiere.example/wp-login.php"),
        ("https://xn--caf-dma.example:8443/", "https://xn--caf-dma.example:8443"),
        ("https://café.example/", "https://xn--caf-dma.example"),
        ("https://bank.example@evil.example/", "https://evil.example"),
        ("http://shop.example/", "Not secure: http://shop.example"),
        ("http://127.0.0.1:8000/<b>x</b>", "http://127.0.0.1:8000/%3Cb%3Ex%3C/b%3E"),
        ("about:blank", ""),
    ],
)
def test_the_address_says_whose_page_it_is(url: str, shown: str, qtbot: QtBot) -> None:
    bar = AddressBar()
    qtbot.addWidget(bar)
    bar.show_url(QUrl(url))
    assert bar.text() == shown
    assert bar.accessibleDescription() == shown
