"""Finding a store from what somebody typed, before anybody signs in.

WordPress announces its REST API in a `Link: <…>; rel="https://api.w.org/"` header of every page, with plain
permalinks too, and again in a tag of the page's head, which survives caches that drop headers. Where neither is
seen, `/wp-json/` and `/?rest_route=/` are tried. The index of the REST API says the rest, in under 1 KB when
only the needed fields are asked for.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import httpx

from app.model.checks import AT_REST_API
from app.model.reasons import ProblemCode, ProblemError
from app.model.store import StoreSite
from app.stores.address import canonical_home, parse_address
from app.stores.answers import (
    NotJson,
    asks_for_basic_auth,
    from_cache,
    problem_of_answer,
    read_json,
    rest_code,
    server_time,
)
from app.stores.faults import problem_of_fault
from app.stores.fields import JsonObject, link, mapping, number
from app.stores.http import Fetched, fetch, peek
from app.stores.redirects import follow, same_site
from app.stores.routes import home_of_root, rest_root, rest_url
from app.stores.site_checks import Seen, site_checks
from app.stores.text import plain_text
from app.stores.vendor_plugins import seen_from_outside

PATIENCE = httpx.Timeout(20.0, connect=8.0)
"""Seconds: somebody is watching."""

FRONT_PAGE_BYTES = 262_144
INDEX_BYTES = 4 * 1024 * 1024
"""Where `_fields` is ignored, the whole index comes: 1.5 MB on a store with WooCommerce."""

INDEX_FIELDS = "name,url,home,namespaces,authentication,timezone_string,gmt_offset"
REL = "https://api.w.org/"
LINK_TAG = re.compile(r"<link\b[^<>]*>", re.IGNORECASE)
HREF = re.compile(r"""href\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
GENERATORS = {
    name: re.compile(rf"""<meta\b[^<>]*content\s*=\s*["']{name} ([0-9][0-9.]*)[^"']*["']""", re.IGNORECASE)
    for name in ("WordPress", "WooCommerce")
}
"""Tags in which both say their version, unless somebody took them out."""
DASHBOARD_BYTES = 16_384
SIGNS = (b"/wp-content/", b"/wp-includes/", b"api.w.org")

SETTLED = frozenset(
    {
        ProblemCode.TLS_INVALID,
        ProblemCode.HOST_NOT_FOUND,
        ProblemCode.BASIC_AUTH,
        ProblemCode.RATE_LIMITED,
        ProblemCode.MAINTENANCE,
        ProblemCode.SITE_BROKEN,
    }
)
"""Problems that another address on the same host would share."""


def utc_now() -> datetime:
    """Return the time of this computer's clock."""
    return datetime.now(UTC)


async def discover(http: httpx.AsyncClient, typed: str, *, now: Callable[[], datetime] = utc_now) -> StoreSite:
    """Return the WordPress site at the address that somebody typed. A site without WooCommerce is no error here.

    Sends GET requests without credentials only. Raises ProblemError: ADDRESS_INVALID, HOST_NOT_FOUND,
    CONNECTION_REFUSED, TIMED_OUT, TLS_INVALID, HTTPS_MISSING, REDIRECTS_AWAY (`to`, `address`), BASIC_AUTH, FIREWALL,
    REST_BLOCKED, MAINTENANCE (`retry_after` in seconds), SITE_BROKEN, NOT_JSON, RATE_LIMITED, STORE_ERROR,
    NOT_WORDPRESS; with `at` where WordPress was seen before its REST API failed.
    """
    problems: list[ProblemError] = []
    unreached: set[str] = set()
    reached = ""
    for candidate in parse_address(typed):
        url = httpx.URL(candidate)
        if url.scheme in unreached or (reached and url.scheme != reached):
            continue
        try:
            return await _explore(http, url, now)
        except ProblemError as error:
            if _final(error, url):
                raise
            problems.append(error)
            if _unreached(error, url):
                unreached.add(url.scheme)
            else:
                reached = url.scheme
    raise min(problems, key=_says_little)


def _final(error: ProblemError, url: httpx.URL) -> bool:
    """Tell whether no other candidate can do better. A certificate that is refused is never got round by plain http."""
    problem = error.problem
    if problem.code is ProblemCode.REDIRECTS_AWAY:
        return not _downgraded(error, url)
    return problem.code in SETTLED


def _unreached(error: ProblemError, url: httpx.URL) -> bool:
    """Tell whether the site was not met by this scheme: no connection, or sent on to plain http."""
    return _downgraded(error, url) or "scheme" in error.problem.params


def _downgraded(error: ProblemError, url: httpx.URL) -> bool:
    return url.scheme == "https" and str(error.problem.params.get("to", "")).startswith("http://")


def _says_little(error: ProblemError) -> int:
    """Rank problems: what the site answered says most, then that it is not WordPress, then what the network did."""
    if "scheme" in error.problem.params:
        return 2
    return 1 if error.problem.code is ProblemCode.NOT_WORDPRESS else 0


async def _explore(http: httpx.AsyncClient, home: httpx.URL, now: Callable[[], datetime]) -> StoreSite:
    """Return the site at one address. Raises ProblemError."""
    front = await _front_page(http, home)
    wordpress = any(sign in front.content for sign in SIGNS) or REL in front.headers.get("link", "")
    problems: list[ProblemError] = []
    for root in _roots(front, home):
        try:
            answer = await follow(partial(_fetch_index, http), rest_url(root, "", {"_fields": INDEX_FIELDS}))
            return await _site(http, answer, _read_index(answer), front, now())
        except ProblemError as error:
            problems.append(error)
        except httpx.HTTPError as error:
            problems.append(problem_of_fault(error, home.host))
    raise _placed(_judge(front, problems, wordpress), wordpress)


async def _front_page(http: httpx.AsyncClient, home: httpx.URL) -> Fetched:
    """Return the page at the address, or raise what makes further questions pointless."""
    page = home if home.path not in ("", "/") else home.copy_with(path="/")
    look = partial(peek, http, limit=FRONT_PAGE_BYTES, timeout=PATIENCE)
    try:
        front = await follow(look, page)
    except httpx.HTTPError as error:
        fault = problem_of_fault(error, home.host).problem
        raise ProblemError(fault.code, fault.detail, **{**fault.params, "scheme": home.scheme}) from error
    if front.status == 429 or front.redirect is not None or asks_for_basic_auth(front):
        raise problem_of_answer(front, "") or ProblemError(ProblemCode.NOT_WORDPRESS)
    return front


def _roots(front: Fetched, home: httpx.URL) -> Iterator[str]:
    """Yield where the REST API may be, likeliest first. An address on another site is never taken from a page."""
    seen: set[str] = set()
    base = front.url.copy_with(path=home.path.rstrip("/") + "/", query=None, fragment=None)
    folder = front.url.copy_with(path=front.url.path.rstrip("/") + "/", query=None, fragment=None)
    announced = [url for url in _announced(front) if same_site(url, front.url)]
    for url in [*announced, *_guessed(base), *_guessed(folder)]:
        root = rest_root(_secured(url, front.url))
        if root not in seen:
            seen.add(root)
            yield root


def _guessed(folder: httpx.URL) -> tuple[httpx.URL, ...]:
    return folder.join("wp-json/"), folder.copy_with(params={"rest_route": "/"})


def _secured(url: httpx.URL, seen_at: httpx.URL) -> httpx.URL:
    """Return an address by https where the site is: behind a proxy, WordPress may believe that it is not."""
    return url.copy_with(scheme="https", port=None) if seen_at.scheme == "https" and url.scheme == "http" else url


def _announced(front: Fetched) -> Iterator[httpx.URL]:
    """Yield the addresses of the REST API that the page's header and head give."""
    texts = [one.get("url", "") for one in _links(front.headers)]
    page = front.content.decode("utf-8", "replace")
    tags = (HREF.search(tag) for tag in LINK_TAG.findall(page) if REL in tag)
    texts.extend(html.unescape(href[1]) for href in tags if href)
    for text in texts:
        try:
            url = front.url.join(text)
        except (httpx.InvalidURL, ValueError):
            continue
        if text and url.scheme in ("http", "https") and url.host:
            yield url


def _links(headers: httpx.Headers) -> Iterator[dict[str, str]]:
    """Yield the Link headers' entries that announce a REST API."""
    for value in headers.get_list("link"):
        for entry in httpx.Response(200, headers={"link": value}).links.values():
            if entry.get("rel") == REL:
                yield entry


async def _fetch_index(http: httpx.AsyncClient, url: httpx.URL) -> Fetched:
    return await fetch(http, "GET", url, limit=INDEX_BYTES, timeout=PATIENCE)


def _read_index(answer: Fetched) -> JsonObject:
    """Return the REST API's index. Raises ProblemError where the answer is none."""
    try:
        body = read_json(answer.content)
    except NotJson:
        body = None
    if answer.status == 200 and isinstance(body, dict) and isinstance(body.get("namespaces"), list):
        return body
    code = rest_code(body)
    host, status = answer.url.host, answer.status
    problem = problem_of_answer(answer, code)
    if problem is not None:
        raise problem
    if code or status in (404, 410):
        raise ProblemError(ProblemCode.REST_BLOCKED, f"{status} {code}".strip(), host=host, status=status, error=code)
    raise ProblemError(ProblemCode.NOT_JSON, f"{status}, {len(answer.content)} bytes", host=host, status=status)


def _judge(front: Fetched, problems: list[ProblemError], wordpress: bool) -> ProblemError:
    """Choose what to say when no REST API was found."""
    ambiguous = (ProblemCode.NOT_JSON, ProblemCode.REST_BLOCKED)
    for error in problems:
        if error.problem.code is ProblemCode.REST_BLOCKED and error.problem.params.get("error"):
            return error
    for error in problems:
        if error.problem.code not in ambiguous:
            return error
    if (seen := problem_of_answer(front, "")) is not None:
        return seen
    if wordpress and problems:
        return problems[0]
    return ProblemError(ProblemCode.NOT_WORDPRESS, f"{front.status} without a REST API", host=front.url.host)


def _placed(error: ProblemError, wordpress: bool) -> ProblemError:
    """Note with a problem that WordPress is there: then its REST API is what fails. A REST error proves it, too."""
    problem = error.problem
    if not (wordpress or problem.params.get("error")) or problem.code is ProblemCode.NOT_WORDPRESS:
        return error
    return ProblemError(problem.code, problem.detail, **{**problem.params, "at": AT_REST_API})


async def _site(
    http: httpx.AsyncClient, answer: Fetched, index: JsonObject, front: Fetched, now: datetime
) -> StoreSite:
    root = rest_root(answer.url.copy_remove_param("_fields"))
    found = index.get("namespaces")
    namespaces = tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()
    page = front.content.decode("utf-8", "replace")
    versions = {name: said[1] for name, tag in GENERATORS.items() if (said := tag.search(page))}
    clock = server_time(answer)
    skew = None if clock is None else (clock - (now - timedelta(seconds=answer.seconds / 2))).total_seconds()
    offset = number(index.get("gmt_offset"))
    site = StoreSite(
        home=_home(index, answer.url, root),
        rest_root=root,
        name=plain_text(index.get("name")),
        namespaces=namespaces,
        authorize_url=_authorize_url(index, answer.url),
        wordpress_version=versions.get("WordPress", ""),
        woocommerce_version=versions.get("WooCommerce", ""),
        timezone=plain_text(index.get("timezone_string")),
        gmt_offset=offset if offset is not None and abs(offset) < 24 else 0.0,
        clock_skew_seconds=skew,
        vendor_plugins=seen_from_outside(page, namespaces),
    )
    guarded = bool(site.authorize_url) and await _guarded(http, httpx.URL(site.authorize_url))
    seen = Seen(seconds=answer.seconds, from_cache=from_cache(answer.headers), dashboard_guarded=guarded)
    return site.model_copy(update={"checks": site_checks(site, seen)})


async def _guarded(http: httpx.AsyncClient, approval_page: httpx.URL) -> bool:
    """Tell whether the web server wants a password of its own before the dashboard, where the approval page is."""
    try:
        return asks_for_basic_auth(await peek(http, approval_page, limit=DASHBOARD_BYTES, timeout=PATIENCE))
    except httpx.HTTPError:
        return False


def _home(index: JsonObject, answered: httpx.URL, root: str) -> str:
    """Return the home that the site itself names if it is the site that answered: the same from everywhere."""
    named = link(index.get("home")) or link(index.get("url"))
    try:
        if named and same_site(httpx.URL(named), answered):
            return canonical_home(named)
    except (ProblemError, httpx.InvalidURL):
        pass
    return canonical_home(home_of_root(root))


def _authorize_url(index: JsonObject, answered: httpx.URL) -> str:
    """Return the approval page, or ""."""
    passwords = mapping(mapping(index.get("authentication")).get("application-passwords"))
    text = link(mapping(passwords.get("endpoints")).get("authorization"))
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL:
        return ""
    return str(_secured(url, answered)) if text and same_site(url, answered) else text
