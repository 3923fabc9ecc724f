"""Getting into a store: WordPress's own approval page, and what a password or key may then do.

The approval page sends the browser to `success_url` with `site_url`, `user_login` and `password` added to our own
query, or with `success=false`. A custom scheme is accepted only in the form `scheme://host`.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
from pydantic import SecretStr

from app.model.reasons import ProblemCode, ProblemError
from app.model.store import StoreCredentials, StoreSite, StoreUser
from app.stores.fields import identifier, mapping, objects
from app.stores.password_names import read_name
from app.stores.rest import RestAnswer, RestClient
from app.stores.site_checks import encrypted, missing_passwords
from app.stores.text import plain_text
from app.stores.times import parse_gmt

SCHEME = "storewire"
RETURN_URL = f"{SCHEME}://authorized/"
PASSWORDS = "wp/v2/users/me/application-passwords"
NEEDED = {"products": "wc/v3/products", "customers": "wc/v3/customers", "orders": "wc/v3/orders"}
NEEDED_OF_A_SITE = {"users": "wp/v2/users", "comments": "wp/v2/comments"}
"""What is read of a site without a shop: with addresses, which only those see who may edit."""
REFUSED = frozenset({401, 403})
NO_LIST = REFUSED | {400, 404, 405, 501}
LOOPBACK_SINCE = (7, 0)
"""WordPress takes http://127.0.0.1 as a return address from this version on; older ones refuse the whole page."""
UNKNOWN_KEY = frozenset({"woocommerce_rest_cannot_view", "woocommerce_rest_cannot_create"})


@dataclass(frozen=True, slots=True)
class OtherComputer:
    """Another computer's application password of ours, in the same user's list."""

    uuid: str
    name: str
    """The computer's name."""
    place: str
    """Where the store was when it was first connected, without the scheme; "" where the password does not say."""
    created: datetime | None
    last_used: datetime | None
    """By the day: WordPress notes no more."""


def authorize_page(site: StoreSite, app_name: str, app_id: str, state: str) -> tuple[str, str]:
    """Return the store's approval page, and how the address begins to which it sends the browser afterwards.

    `app_name` is shown to the user and names the password in the store; `app_id` is a UUID; `state` comes back
    unchanged. Raises ProblemError(APP_PASSWORDS_OFF or APP_PASSWORDS_NEED_HTTPS) where the site has no such page.
    """
    return approval_page(site, app_name, app_id, f"{RETURN_URL}?{urlencode({'state': state})}"), RETURN_URL


def approval_page(site: StoreSite, app_name: str, app_id: str, success: str = "") -> str:
    """Return the store's approval page; without an address to return to it shows the new password, to be copied.

    Raises ProblemError(APP_PASSWORDS_OFF or APP_PASSWORDS_NEED_HTTPS) where the site has no such page.
    """
    if not site.authorize_url:
        raise ProblemError(missing_passwords(site), "no authorization endpoint", host=httpx.URL(site.home).host)
    asked = {"app_name": app_name, "app_id": app_id} | ({"success_url": success} if success else {})
    return str(httpx.URL(site.authorize_url).copy_merge_params(asked))


def returns_to_loopback(site: StoreSite) -> bool:
    """Tell whether the approval page sends the user's own browser back to this computer; unknown means no."""
    found = re.match(r"(\d{1,3})\.(\d{1,3})", site.wordpress_version)
    return bool(site.authorize_url and found and (int(found[1]), int(found[2])) >= LOOPBACK_SINCE)


def read_return(url: str, state: str, return_url: str = RETURN_URL) -> StoreCredentials:
    """Return the credentials in the address to which the approval page sent the browser.

    Raises ProblemError(AUTHORIZATION_REFUSED) where the user refused, or the answer is not to our question.
    """
    parts, ours = urlsplit(url), urlsplit(return_url)
    query = parse_qs(parts.query, keep_blank_values=True)
    elsewhere = (parts.scheme, parts.netloc) != (ours.scheme, ours.netloc)
    if elsewhere or any(len(values) > 1 for values in query.values()):
        raise ProblemError(ProblemCode.AUTHORIZATION_REFUSED, "not an answer of the approval page")
    given = {name: values[0] for name, values in query.items()}
    if not hmac.compare_digest(given.get("state", "").encode(), state.encode()):
        raise ProblemError(ProblemCode.AUTHORIZATION_REFUSED, "the state is not the one that was sent")
    password = "".join(given.get("password", "").split())
    if given.get("success") == "false" or not password or not given.get("user_login"):
        raise ProblemError(ProblemCode.AUTHORIZATION_REFUSED, "refused by the user")
    return StoreCredentials(username=given["user_login"], password=SecretStr(password))


async def verify(
    http: httpx.AsyncClient, site: StoreSite, credentials: StoreCredentials
) -> tuple[StoreUser, StoreCredentials]:
    """Return who the credentials belong to, and the credentials completed with the password's own id.

    An application password is verified where WordPress says precisely what is wrong with it (`users/me`), a
    consumer key on `wc/v3`, the only place where it is valid. On a WooCommerce site the user must be able to read
    products, customers and orders, on any other users and comments. Nothing is sent where the site takes no
    credentials.

    Raises ProblemError: WRONG_PASSWORD, AUTH_HEADER_CUT, APP_PASSWORDS_OFF, APP_PASSWORDS_NEED_HTTPS,
    NO_PERMISSION (`role`, `missing`), and what `RestClient.get` raises.
    """
    if not encrypted(site) and (credentials.consumer_key or not site.authorize_url):
        raise ProblemError(ProblemCode.APP_PASSWORDS_NEED_HTTPS, "plain http", host=httpx.URL(site.home).host)
    rest = RestClient(http, site, credentials, tries=3)
    if credentials.consumer_key:
        await _key_opens(rest)
        user = StoreUser(id=0, name=f"…{credentials.username[-7:]}")
        await _may_read(rest, site, user)
        return user, credentials
    user = _user(
        await rest.get("wp/v2/users/me", {"context": "edit", "_fields": "id,name,username,roles,capabilities"})
    )
    await _may_read(rest, site, user)
    return user, credentials.model_copy(update={"password_uuid": await _password_uuid(rest)})


async def revoke(http: httpx.AsyncClient, site: StoreSite, credentials: StoreCredentials) -> bool:
    """Delete the application password from the store; True when it is gone. Never raises for what the store does.

    A consumer key cannot be deleted over REST: False. A password that the store no longer knows is gone.
    """
    if credentials.consumer_key:
        return False
    rest = RestClient(http, site, credentials, tries=3)
    gone = frozenset({401, 404})
    try:
        uuid = credentials.password_uuid or await _password_uuid(rest)
        if not uuid:
            return False
        await rest.delete(f"{PASSWORDS}/{uuid}", accept=gone)
    except ProblemError as error:
        return error.problem.code is ProblemCode.WRONG_PASSWORD
    return True


async def other_computers(
    http: httpx.AsyncClient, site: StoreSite, credentials: StoreCredentials, known: frozenset[str]
) -> tuple[OtherComputer, ...]:
    """Return other computers' application passwords of ours, last created first; `known` are the ids of our own.

    Only the list of the user who signed in is asked: a shop manager is refused everybody else's (403), and each user
    has to be asked for alone. Where it is closed, or a key was pasted, nobody is seen.
    Raises what `RestClient.get` raises.
    """
    if credentials.consumer_key:
        return ()
    rest = RestClient(http, site, credentials, tries=3)
    answer = await rest.get(PASSWORDS, {"_fields": "uuid,name,created,last_used"}, accept=NO_LIST)
    ours = known | {credentials.password_uuid}
    found = [_other(row) for row in objects(answer.json if answer.status < 300 else [])]
    others = [one for one in found if one is not None and one.uuid not in ours]
    return tuple(sorted(others, key=lambda one: one.created or datetime.min.replace(tzinfo=UTC), reverse=True))


async def revoke_other(http: httpx.AsyncClient, site: StoreSite, credentials: StoreCredentials, uuid: str) -> bool:
    """Delete another computer's application password, so that it is let in no longer; True when it is gone."""
    rest = RestClient(http, site, credentials, tries=3)
    try:
        await rest.delete(f"{PASSWORDS}/{uuid}", accept=frozenset({404}))
    except ProblemError:
        return False
    return True


async def rename(http: httpx.AsyncClient, site: StoreSite, credentials: StoreCredentials, name: str) -> bool:
    """Give our own application password another name; True when it has it. One that a person named stays as it is.

    Never raises for what the store does.
    """
    if credentials.consumer_key or not credentials.password_uuid:
        return False
    rest, route = RestClient(http, site, credentials, tries=3), f"{PASSWORDS}/{credentials.password_uuid}"
    try:
        present = plain_text(mapping((await rest.get(route, {"_fields": "name"})).json).get("name"))
        if present != name and read_name(present) is not None:
            await rest.put(route, {"name": name})
            return True
    except ProblemError:
        return False
    return present == name


def _other(row: Mapping[str, object]) -> OtherComputer | None:
    named, uuid = read_name(plain_text(row.get("name"))), row.get("uuid")
    if named is None or not isinstance(uuid, str) or not uuid.replace("-", "").isalnum():
        return None
    created, last_used = parse_gmt(row.get("created")), parse_gmt(row.get("last_used"))
    return OtherComputer(uuid, named.computer, named.place, created, last_used)


async def _key_opens(rest: RestClient) -> None:
    """Raise ProblemError unless a consumer key opens the shop; where its header does not arrive say that.

    WooCommerce answers an unknown key and a missing header alike. WordPress itself tells them apart, for it takes the
    key for a user's name that it does not know.
    """
    answer = await rest.get(NEEDED["products"], {"per_page": 1, "_fields": "id"}, accept=REFUSED)
    if answer.status < 300:
        return
    host = httpx.URL(rest.site.home).host
    if answer.status == 403:
        raise ProblemError(ProblemCode.NO_PERMISSION, answer.code, host=host)
    if answer.code in UNKNOWN_KEY and rest.in_header and rest.site.authorize_url:
        asked = await rest.get("wp/v2/users/me", {"_fields": "id"}, accept=REFUSED | {404})
        if asked.code == "rest_not_logged_in":
            raise ProblemError(ProblemCode.AUTH_HEADER_CUT, asked.code, host=host)
    raise ProblemError(ProblemCode.WRONG_PASSWORD, answer.code, host=host)


def _user(answer: RestAnswer) -> StoreUser:
    data = mapping(answer.json)
    found = identifier(data.get("id"))
    if not found:
        raise ProblemError(ProblemCode.NOT_JSON, "users/me without an id")
    roles, capabilities = data.get("roles"), mapping(data.get("capabilities"))
    return StoreUser(
        id=found,
        name=plain_text(data.get("name")) or plain_text(data.get("username")),
        roles=tuple(plain_text(role) for role in roles if isinstance(role, str)) if isinstance(roles, list) else (),
        capabilities=tuple(sorted(name for name, granted in capabilities.items() if granted is True)),
    )


async def _may_read(rest: RestClient, site: StoreSite, user: StoreUser) -> None:
    """Raise ProblemError(NO_PERMISSION) unless what the site has may be read."""
    missing: list[str] = []
    params: dict[str, str | int] = {"per_page": 1, "_fields": "id"}
    if not site.woocommerce:
        params["context"] = "edit"
    for name, route in (NEEDED if site.woocommerce else NEEDED_OF_A_SITE).items():
        answer = await rest.get(route, params, accept=REFUSED)
        if answer.status in REFUSED:
            missing.append(name)
    if missing:
        role = user.roles[0] if user.roles else ""
        detail = f"refused: {', '.join(missing)}"
        raise ProblemError(ProblemCode.NO_PERMISSION, detail, role=role, missing=list(missing))


async def _password_uuid(rest: RestClient) -> str:
    """Return the id of the application password in use; "" before WordPress 5.7, which cannot say."""
    answer = await rest.get(f"{PASSWORDS}/introspect", accept=frozenset({400, 401, 403, 404, 405}))
    uuid = mapping(answer.json).get("uuid")
    return uuid if isinstance(uuid, str) and uuid.replace("-", "").isalnum() else ""
