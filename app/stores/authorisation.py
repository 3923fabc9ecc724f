"""Getting into a store: WordPress's own approval page, and what a password or key may then do.

The approval page sends the browser to `success_url` with `site_url`, `user_login` and `password` added to our own
query, or with `success=false`. A custom scheme is accepted only in the form `scheme://host`.
"""

from __future__ import annotations

import hmac
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
from pydantic import SecretStr

from app.model.reasons import ProblemCode, ProblemError
from app.model.store import StoreCredentials, StoreSite, StoreUser
from app.stores.fields import identifier, mapping
from app.stores.rest import RestAnswer, RestClient
from app.stores.site_checks import encrypted, missing_passwords
from app.stores.text import plain_text

SCHEME = "storewire"
RETURN_URL = f"{SCHEME}://authorized/"
PASSWORDS = "wp/v2/users/me/application-passwords"
NEEDED = {"products": "wc/v3/products", "customers": "wc/v3/customers", "orders": "wc/v3/orders"}
NEEDED_OF_A_SITE = {"users": "wp/v2/users", "comments": "wp/v2/comments"}
"""What is read of a site without a shop: with addresses, which only those see who may edit."""
REFUSED = frozenset({401, 403})


def authorize_page(site: StoreSite, app_name: str, app_id: str, state: str) -> tuple[str, str]:
    """Return the store's approval page, and how the address begins to which it sends the browser afterwards.

    `app_name` is shown to the user and names the password in the store; `app_id` is a UUID; `state` comes back
    unchanged. Raises ProblemError(APP_PASSWORDS_OFF or APP_PASSWORDS_NEED_HTTPS) where the site has no such page.
    """
    if not site.authorize_url:
        raise ProblemError(missing_passwords(site), "no authorization endpoint", host=httpx.URL(site.home).host)
    success = f"{RETURN_URL}?{urlencode({'state': state})}"
    page = httpx.URL(site.authorize_url).copy_merge_params(
        {"app_name": app_name, "app_id": app_id, "success_url": success}
    )
    return str(page), RETURN_URL


def read_return(url: str, state: str) -> StoreCredentials:
    """Return the credentials in the address to which the approval page sent the browser.

    Raises ProblemError(AUTHORIZATION_REFUSED) where the user refused, or the answer is not to our question.
    """
    parts = urlsplit(url)
    query = parse_qs(parts.query, keep_blank_values=True)
    if parts.scheme != SCHEME or parts.netloc != "authorized" or any(len(values) > 1 for values in query.values()):
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
        await rest.get(NEEDED["products"], {"per_page": 1, "_fields": "id"})
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
