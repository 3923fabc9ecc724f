"""The doctor: each thing that may be wrong with a store, and the very sentence that somebody reads of it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace

import httpx
import pytest
from pydantic import SecretStr

from app import wording
from app.model.checks import INSIDE, OUTSIDE, PREMISES, checks_of_problem, in_order
from app.model.reasons import Problem, ProblemCode
from app.model.store import Check, CheckName, CheckState, KeyPlace, StoreCredentials, StoreFacts
from app.sandbox.options import StoreCondition
from app.sandbox.store_auth import MANAGER, SHOPPER
from app.sandbox.world import World
from app.stores.doctor import Outside, Visit, look_from_inside, look_from_outside
from app.stores.facts import read_facts
from app.stores.http import store_client
from tests.stores.hosting import HOME, Internet, clock, password_of, reaching, store_at

Condition = StoreCondition
Name = CheckName
OF_THE_PLATFORM = {Name.PLATFORM_ACCEPTS, Name.HEARTBEAT, Name.PERMISSIONS, Name.STORE_WEBHOOKS}
"""Checks that a platform makes; the store alone has nothing to tell of them."""
PASS, WARN, FAIL, SKIP = CheckState.PASS, CheckState.WARN, CheckState.FAIL, CheckState.SKIP


def said(check: Check) -> str:
    """Return everything that a person reads of a check."""
    text = wording.check(check)
    return " | ".join(filter(None, (f"{text.fact} {text.detail}".strip(), text.remedy)))


def bad(checks: tuple[Check, ...]) -> list[tuple[CheckName, CheckState, str]]:
    """Return the checks that warn or fail, as they are read."""
    return [(one.name, one.state, said(one)) for one in checks if one.state in {WARN, FAIL}]


async def outside(condition: Condition, typed: str = "store.example", home: str = HOME) -> Outside:
    """Look at a sandbox store with something wrong, from outside."""
    async with reaching(Internet({"store.example": store_at(home, condition)})) as http:
        return await look_from_outside(http, typed, now=clock)


@dataclass(frozen=True)
class Inside:
    """A connected store, whatever became of it since."""

    world: World
    credentials: StoreCredentials
    facts: StoreFacts

    async def look(self, **changes: object) -> tuple[Check, ...]:
        visit = Visit(
            home=HOME,
            credentials=self.credentials,
            facts=self.facts,
            woocommerce=True,
            own_passwords=frozenset({self.credentials.password_uuid}),
        )
        async with reaching(Internet({"store.example": self.world})) as http:
            return (await look_from_inside(http, replace(visit, **changes), now=clock)).checks  # type: ignore[arg-type]


async def connected() -> Inside:
    """Connect a healthy store."""
    world = store_at()
    credentials = password_of(world)
    async with reaching(Internet({"store.example": world})) as http:
        found = await look_from_outside(http, HOME, now=clock)
        assert found.site is not None
        facts = await read_facts(http, found.site, credentials)
    return Inside(world, credentials, facts)


OUTSIDE_TABLE: list[tuple[Condition, CheckName, CheckState, str]] = [
    (
        Condition.NOT_WORDPRESS,
        Name.WORDPRESS,
        FAIL,
        (
            "This website does not look like WordPress | store.example answers, but not as WordPress does. "
            "If the shop lies in a folder, type that too, such as example.com/shop."
        ),
    ),
    (
        Condition.NO_WOOCOMMERCE,
        Name.WOOCOMMERCE,
        WARN,
        (
            "WooCommerce was not found | Kaffeerösterei Größe & Söhne ☕ runs WordPress, but WooCommerce is not "
            "active there. Sequenzy needs it. In wp-admin open Plugins and activate WooCommerce, then try again; or "
            "connect the site to Segmentflow, which takes its users and comments."
        ),
    ),
    (
        Condition.OLD_WOOCOMMERCE,
        Name.WOOCOMMERCE,
        WARN,
        (
            "This WooCommerce is too old | The store runs an old version; Storewire reads WooCommerce 5.0 and later. "
            "Update WooCommerce in wp-admin under Plugins. Make a backup first."
        ),
    ),
    (
        Condition.REST_BLOCKED,
        Name.REST_API,
        FAIL,
        (
            "A firewall is in the way | store.example has a firewall that took Storewire for a robot. Nothing is "
            "lost. "
            "Ask your host, or look in your security plugin, to allow Storewire's requests."
        ),
    ),
    (
        Condition.FIREWALL,
        Name.ANSWERS,
        FAIL,
        (
            "A firewall is in the way | store.example has a firewall that took Storewire for a robot. Nothing is "
            "lost. "
            "Ask your host, or look in your security plugin, to allow Storewire's requests."
        ),
    ),
    (
        Condition.MAINTENANCE,
        Name.ANSWERS,
        FAIL,
        (
            "The store is in maintenance mode | store.example is being updated. Nothing is lost; Storewire goes on "
            "afterwards. Wait until the update is done. An update usually takes a few minutes."
        ),
    ),
    (
        Condition.PHP_FATAL,
        Name.ANSWERS,
        FAIL,
        (
            "The website has an error of its own | store.example answers with a critical error. Nothing is lost. "
            "Open the store in your browser. If it fails there too, ask your host or developer."
        ),
    ),
    (
        Condition.HTML_INSTEAD_OF_JSON,
        Name.REST_API,
        FAIL,
        (
            "The store answers with a web page instead of data | A plugin or the host changes the answers of "
            "store.example. Nothing is lost. Switch off caching for /wp-json, or ask your host what changes the "
            "answers."
        ),
    ),
    (
        Condition.APP_PASSWORDS_OFF,
        Name.APP_PASSWORDS,
        FAIL,
        (
            "Application passwords are switched off | They let a program in without your own password. A plugin at "
            "store.example forbids them. Allow application passwords in your security plugin, or paste a "
            "WooCommerce key."
        ),
    ),
    (
        Condition.BASIC_AUTH,
        Name.ANSWERS,
        FAIL,
        (
            "The website asks for a password of its own | store.example is behind a password of the server, as test "
            "sites often are. Ask your host to take that password away, at least from /wp-json."
        ),
    ),
    (
        Condition.DASHBOARD_GUARDED,
        Name.APP_PASSWORDS,
        WARN,
        (
            "The dashboard asks for a password of its own | The server of store.example guards wp-admin with a "
            "password, "
            "and WordPress then makes none for programs. Ask your host to take that password away for a while, "
            "or paste a "
            "WooCommerce key."
        ),
    ),
    (
        Condition.CACHED,
        Name.NOT_CACHED,
        WARN,
        (
            "A cache answers in the store's stead | What is read may be old. Leave /wp-json out in your cache "
            "plugin or "
            "at your host."
        ),
    ),
    (
        Condition.CLOCK_WRONG,
        Name.CLOCK,
        WARN,
        (
            "The store's clock is 10 minutes ahead | Events are dated by the store. Ask your host to correct the "
            "server's time."
        ),
    ),
    (
        Condition.REDIRECTS_AWAY,
        Name.ANSWERS,
        FAIL,
        (
            "The website sends visitors elsewhere | store.example leads to elsewhere.example. If that is your "
            "store, type "
            "its address instead."
        ),
    ),
    (
        Condition.RATE_LIMITED,
        Name.ANSWERS,
        FAIL,
        (
            "Too many requests in a short time | store.example asked Storewire to slow down. Nothing is lost. Wait a "
            "minute, then try again."
        ),
    ),
    (
        Condition.VENDOR_SEGMENTFLOW,
        Name.VENDOR_PLUGIN,
        WARN,
        (
            "Segmentflow's own plugin is active in the store | Both would send everything twice. Replace it: "
            "deactivate "
            "it in wp-admin under Plugins. Or observe only: then Storewire shows what happens and sends nothing."
        ),
    ),
    (
        Condition.VENDOR_SEQUENZY,
        Name.VENDOR_PLUGIN,
        WARN,
        (
            "Sequenzy's own plugin is active in the store | Both would send everything twice. Replace it: "
            "deactivate it "
            "in wp-admin under Plugins. Or observe only: then Storewire shows what happens and sends nothing."
        ),
    ),
]
"""Profile of the sandbox → the check that it touches, how, and the sentence."""

INSIDE_TABLE: list[tuple[Condition, CheckName, CheckState, str]] = [
    (
        Condition.AUTH_HEADER_CUT,
        Name.AUTH_HEADER,
        FAIL,
        (
            "The server removes the password | Storewire sends it, but the server at store.example drops it before "
            "WordPress sees it. Ask your host to pass the “Authorization” header on to PHP. Only if that is not "
            "possible, "
            "paste a WooCommerce key and let it travel in the address."
        ),
    ),
    (
        Condition.APP_PASSWORDS_OFF,
        Name.SIGNED_IN,
        FAIL,
        (
            "Application passwords are switched off | They let a program in without your own password. A plugin at "
            "store.example forbids them. Allow application passwords in your security plugin, or paste a "
            "WooCommerce key."
        ),
    ),
    (
        Condition.NO_WOOCOMMERCE,
        Name.WOOCOMMERCE,
        FAIL,
        (
            "WooCommerce was not found | Kaffeerösterei Größe & Söhne ☕ runs WordPress, but WooCommerce is not "
            "active there. Sequenzy needs it. In wp-admin open Plugins and activate WooCommerce, then try again; or "
            "connect the site to Segmentflow, which takes its users and comments."
        ),
    ),
    (
        Condition.WEBHOOKS_CLOSED,
        Name.WEBHOOKS,
        WARN,
        (
            "Webhooks are not allowed | The store cannot tell of changes at once; Storewire finds them when it reads. "
            "Reconnect as a shop manager to allow them."
        ),
    ),
    (
        Condition.CACHED_FOR_ALL,
        Name.NOT_CACHED,
        FAIL,
        (
            "A cache answers even signed-in requests | What is read is old, and strangers may see it. Leave "
            "/wp-json out "
            "in your cache plugin or at your host."
        ),
    ),
    (
        Condition.VENDOR_SEGMENTFLOW,
        Name.VENDOR_PLUGIN,
        WARN,
        (
            "Segmentflow's own plugin is active in the store | Both would send everything twice. Replace it: "
            "deactivate "
            "it in wp-admin under Plugins. Or observe only: then Storewire shows what happens and sends nothing."
        ),
    ),
    (
        Condition.CLOCK_WRONG,
        Name.CLOCK,
        WARN,
        (
            "The store's clock is 10 minutes ahead | Events are dated by the store. Ask your host to correct the "
            "server's time."
        ),
    ),
]


@pytest.mark.parametrize(("condition", "name", "state", "sentence"), OUTSIDE_TABLE)
async def test_what_is_wrong_is_said_from_outside(
    condition: Condition, name: CheckName, state: CheckState, sentence: str
) -> None:
    assert (name, state, sentence) in bad((await outside(condition)).checks)


@pytest.mark.parametrize(("condition", "name", "state", "sentence"), INSIDE_TABLE)
async def test_what_is_wrong_with_a_connected_store_is_said(
    condition: Condition, name: CheckName, state: CheckState, sentence: str
) -> None:
    store = await connected()
    store.world.choose_condition(condition)
    assert (name, state, sentence) in bad(await store.look())


def _verification(code: int) -> Callable[[], Exception]:
    def raised() -> Exception:
        cause = ssl.SSLCertVerificationError("bad")
        cause.verify_code = code
        fault = httpx.ConnectError("tls")
        fault.__cause__ = cause
        return fault

    return raised


def _unknown_name() -> Exception:
    fault = httpx.ConnectError("name")
    fault.__cause__ = socket.gaierror("unknown")
    return fault


@pytest.mark.parametrize(
    ("fault", "name", "sentence"),
    [
        (
            _unknown_name,
            Name.ANSWERS,
            (
                "There is no website at this address | The name store.example is not known on the internet. Check the "
                "address for typing mistakes, and this computer's connection."
            ),
        ),
        (
            lambda: httpx.ConnectError("refused"),
            Name.ANSWERS,
            (
                "The website does not accept connections | store.example is there, but its server refused to talk. "
                "Open "
                "the store in your browser. If it does not open there either, ask your host."
            ),
        ),
        (
            lambda: httpx.ConnectTimeout("slow"),
            Name.ANSWERS,
            (
                "No answer came in time | store.example took too long to answer. Nothing is lost. Try again in a few "
                "minutes. If it stays so, ask the host why the site is slow."
            ),
        ),
        (
            _verification(10),
            Name.HTTPS,
            (
                "The website's certificate is not valid | Nobody can tell whether this really is store.example, so "
                "nothing was sent to it. Ask your host to renew the certificate for https, then try again."
            ),
        ),
    ],
)
async def test_a_store_that_is_not_reached_is_said(
    fault: Callable[[], Exception], name: CheckName, sentence: str
) -> None:
    async with reaching(Internet({}, {"store.example": fault})) as http:
        found = await look_from_outside(http, "store.example", now=clock)
    assert bad(found.checks) == [(name, FAIL, sentence)]


async def test_what_is_no_address_is_the_first_check() -> None:
    async with reaching(Internet({})) as http:
        found = await look_from_outside(http, "not an address", now=clock)
    assert bad(found.checks) == [
        (
            Name.ANSWERS,
            FAIL,
            (
                "This is not a website's address | Storewire could not make an address of what was typed. Type the "
                "address as you see it in the browser, such as shop.example.com."
            ),
        )
    ]


async def test_a_store_without_encryption_says_why_no_password_can_be_made() -> None:
    world = store_at("http://store.example", Condition.APP_PASSWORDS_OFF)
    no_tls = {"https://store.example": lambda: httpx.ConnectError("refused")}
    async with reaching(Internet({"store.example": world}, no_tls)) as http:
        found = await look_from_outside(http, "store.example", now=clock)
    assert bad(found.checks) == [
        (
            Name.HTTPS,
            WARN,
            "The store is not encrypted | Others on the way could read what is sent. Ask your host for https.",
        ),
        (
            Name.APP_PASSWORDS,
            FAIL,
            (
                "The store is not encrypted | Over plain http a password could be read by others, so WordPress does "
                "not "
                "allow it. Ask your host for https (a certificate is usually free), then try again."
            ),
        ),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "store.example",
        "https://store.example/",
        "http://store.example/product/espresso/?utm_source=mail#reviews",
        " <https://store.example/wp-admin/edit.php?post_type=product> ",
        "STORE.example/wp-login.php",
        "https://store.example/wp-json/wc/v3/orders",
    ],
)
async def test_a_healthy_store_raises_no_alarm_however_its_address_is_typed(typed: str) -> None:
    found = await outside(Condition.HEALTHY, typed)
    assert bad(found.checks) == []
    assert [one.name for one in found.checks] == list(OUTSIDE)
    assert found.site is not None
    assert found.site.home == HOME
    assert (found.site.wordpress_version, found.site.woocommerce_version) == ("7.1", "10.0.2")


@pytest.mark.parametrize("condition", [Condition.PLAIN_PERMALINKS, Condition.NO_ANALYTICS, Condition.WORDPRESS_69])
async def test_what_storewire_copes_with_raises_no_alarm(condition: Condition) -> None:
    assert bad((await outside(condition)).checks) == []


async def test_a_connected_healthy_store_raises_no_alarm() -> None:
    store = await connected()
    checks = await store.look()
    assert bad(checks) == []
    assert [one.name for one in checks] == [name for name in INSIDE if name not in OF_THE_PLATFORM]


async def test_a_cache_that_answers_strangers_only_does_a_connection_no_harm() -> None:
    store = await connected()
    store.world.choose_condition(Condition.CACHED)
    assert bad(await store.look()) == []


async def test_a_vendor_s_plugin_is_no_alarm_to_a_connection_that_only_observes() -> None:
    store = await connected()
    store.world.choose_condition(Condition.VENDOR_SEQUENZY)
    assert bad(await store.look(observes=True)) == []


async def test_files_of_a_plugin_that_is_not_active_are_no_alarm_to_whoever_may_look() -> None:
    """A page cached by a browser or a theme may still name them."""
    store = await connected()
    answers = Internet({"store.example": store.world})
    front = '<script src="https://store.example/wp-content/plugins/sequenzy-for-woocommerce/x.js"></script>'

    async def old_page(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/":
            return httpx.Response(200, html=front, headers={"Link": f'<{HOME}/wp-json/>; rel="https://api.w.org/"'})
        return await answers.handle_async_request(request)

    visit = Visit(HOME, store.credentials, store.facts, woocommerce=True)
    async with store_client(transport=httpx.MockTransport(old_page)) as http:
        outside = await look_from_outside(http, HOME, now=clock)
        inside = await look_from_inside(http, visit, now=clock)
    assert [name for name, *_ in bad(outside.checks)] == [Name.VENDOR_PLUGIN]
    assert bad(inside.checks) == []


async def test_a_revoked_password_skips_what_rests_on_it() -> None:
    store = await connected()
    store.world.access.revoke_all()
    checks = {one.name: one for one in await store.look()}
    assert checks[Name.AUTH_HEADER].state is PASS
    assert checks[Name.SIGNED_IN].state is FAIL
    assert said(checks[Name.MAY_READ]) == (
        "Skipped: what the account may read, because the store does not let Storewire in"
    )
    assert {name for name, one in checks.items() if one.state is SKIP} - OF_THE_PLATFORM == {
        Name.MAY_READ,
        Name.WEBHOOKS,
        Name.SAME_STORE,
        Name.OTHER_COMPUTERS,
    }


async def test_an_account_that_lost_its_role_is_said() -> None:
    store = await connected()
    shopper = password_of(store.world, SHOPPER)
    assert bad(await store.look(credentials=shopper, own_passwords=frozenset({shopper.password_uuid}))) == [
        (
            Name.MAY_READ,
            FAIL,
            (
                "This account may not read the shop | Products, customers and orders are not open to it, or on a site "
                "without a shop users and comments. Sign in as a shop manager, or on a site without a shop as an "
                "administrator."
            ),
        )
    ]


async def test_another_store_at_the_same_address_is_noticed() -> None:
    store = await connected()
    other = store_at(seed=2, orders=40)
    credentials = password_of(other)
    taken = Inside(other, credentials, store.facts)
    assert bad(await taken.look()) == [
        (
            Name.SAME_STORE,
            WARN,
            (
                "This is another store | Its first products, customers and orders are not those of Kaffeerösterei "
                "Größe & "
                "Söhne ☕. Nothing was changed. Check the address. Connect this store as one of its own if it is a "
                "new one."
            ),
        )
    ]


async def test_another_computer_is_named_unless_it_is_left_to_deliver() -> None:
    store = await connected()
    store.world.access.issue(MANAGER, "Storewire on BACK-OFFICE")
    store.world.access.issue(MANAGER, "Some other program")
    assert bad(await store.look()) == [
        (
            Name.OTHER_COMPUTERS,
            WARN,
            (
                "Storewire on BACK-OFFICE is connected to this store | Nothing counts twice, but one of them "
                "suffices. "
                "Observe only here, or reconnect and take over."
            ),
        )
    ]
    assert bad(await store.look(observes=True)) == []


async def test_a_key_that_travels_in_the_address_is_not_forgotten() -> None:
    store = await connected()
    store.world.choose_condition(Condition.AUTH_HEADER_CUT)
    key = store.world.access.issue_key(MANAGER)
    pasted = StoreCredentials(username=key.key, password=SecretStr(key.secret), place=KeyPlace.ADDRESS)
    assert [name for name, *_ in bad(await store.look(credentials=pasted))] == [Name.AUTH_HEADER]


async def test_a_site_that_gained_a_shop_is_offered_to_sync_it() -> None:
    store = await connected()
    checks = await store.look(woocommerce=False)
    assert [name for name, *_ in bad(checks)] == [Name.UPGRADE]
    assert Name.WOOCOMMERCE not in {one.name for one in checks}
    store.world.choose_condition(Condition.NO_WOOCOMMERCE)
    assert bad(await store.look(woocommerce=False)) == []


async def test_the_doctor_only_looks() -> None:
    store = await connected()
    internet = Internet({"store.example": store.world})
    visit = Visit(HOME, store.credentials, store.facts, woocommerce=True)
    async with reaching(internet) as http:
        await look_from_inside(http, visit, now=clock)
    assert {one.method for one in internet.requests} == {"GET"}


# -- the list itself ---------------------------------------------------------------------------------


def test_each_check_stands_behind_what_it_rests_on() -> None:
    for names in (OUTSIDE, INSIDE):
        places = {name: at for at, name in enumerate(names)}
        late = [(name, one) for name in names for one in PREMISES.get(name, ()) if places[one] >= places[name]]
        assert late == []


@pytest.mark.parametrize("code", list(ProblemCode))
def test_a_problem_fails_one_check_with_everything_before_it_passed_and_everything_on_it_skipped(
    code: ProblemCode,
) -> None:
    checks = checks_of_problem(Problem(code=code))
    states = [one.state for one in checks]
    assert states.count(FAIL) == 1
    failed = states.index(FAIL)
    assert set(states[:failed]) <= {PASS}
    assert set(states[failed + 1 :]) <= {SKIP}


def test_a_skipped_check_names_the_one_that_failed_not_another_skipped_one() -> None:
    refused = Check(name=Name.ANSWERS, state=FAIL)
    because = {one.params["because"] for one in in_order(INSIDE, [refused]) if one.state is SKIP}
    assert because == {"answers"}
