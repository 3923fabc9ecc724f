"""A store's address as people type it, and its canonical form."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, unquote, urlsplit

import idna

from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import is_loopback

WORDPRESS_PATHS = re.compile(
    r"^(wp-admin|wp-login(\.php)?|wp-json|wp-content|wp-includes|wp-(signup|cron)\.php|xmlrpc\.php|index\.php)$",
    re.IGNORECASE,
)
"""Path segments that belong to WordPress itself: the site's home is what stands before them."""

LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
LOOKS_LIKE_EMAIL = re.compile(r"[^/\s@]+@[^/\s@]+")
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://")
DEFAULT_PORTS = {"http": 80, "https": 443}
WRAPPING = " \t\r\n\"'<>“”„‘’«»\u200b\u200e\u200f\ufeff"
DEEPEST = 3
"""Addresses tried of one that lies deep in a site, the home of its host included."""


def parse_address(typed: str) -> list[str]:
    """Return where the store may be, best guess first: canonical addresses of possible homes.

    Takes a bare host, a page of the shop, an address of the dashboard, a sub-folder, names with letters beyond
    ASCII. The page itself comes first, then the folders above it; all by https, then all by http, unless the
    scheme was typed. A loopback address without a scheme is tried by http first: no certificate names it.

    Raises ProblemError(ADDRESS_INVALID) where it is no address of a web site.
    """
    scheme, parts = _split(typed)
    host = _host(parts)
    port = _port(parts)
    if "." not in host and ":" not in host and not (is_loopback(host) or port or scheme):
        raise _invalid("a host without a dot")
    schemes = [scheme] if scheme else ["http", "https"] if is_loopback(host) else ["https", "http"]
    folders = _folders(parts.path)
    return [canonical_home(f"{one}://{_netloc(host, port)}{folder}") for one in schemes for folder in folders]


def canonical_home(url: str) -> str:
    """Return a home address in the one form that stands for the site everywhere.

    Scheme and host in lower case, the host in IDNA, no default port, no trailing slash, query, fragment or
    credentials. Raises ProblemError(ADDRESS_INVALID).
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise _invalid(type(error).__name__) from error
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise _invalid("not http or https")
    port = None if port == DEFAULT_PORTS[scheme] else port
    segments = [segment for segment in parts.path.split("/") if segment]
    path = "".join("/" + quote(unquote(segment), safe="~!$&'()*+,;=:@") for segment in segments)
    return f"{scheme}://{_netloc(_host(parts), port)}{path}"


def _split(typed: str) -> tuple[str, SplitResult]:
    """Return the scheme that was typed ("" for none) and the address in parts."""
    text = typed.strip(WRAPPING)
    text = text.removeprefix("//")
    if not text or len(text) > 2000 or any(c.isspace() or ord(c) < 32 for c in text):
        raise _invalid("empty, or with spaces")
    found = SCHEME.match(text)
    scheme = found[1].lower() if found else ""
    if found and scheme not in DEFAULT_PORTS:
        raise _invalid("not http or https")
    if not found and (LOOKS_LIKE_EMAIL.fullmatch(text) or text.lower().startswith(("mailto:", "javascript:", "data:"))):
        raise _invalid("not a web address")
    try:
        return scheme, urlsplit(text if found else f"https://{text}")
    except ValueError as error:
        raise _invalid(type(error).__name__) from error


def _host(parts: SplitResult) -> str:
    """Return the host in ASCII: IDNA for names, brackets left out for IPv6."""
    host = (parts.hostname or "").rstrip(".")
    try:
        return ip_address(host).compressed
    except ValueError:
        pass
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True, transitional=False).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise _invalid(type(error).__name__) from error
    host = host.lower()
    labels = host.split(".")
    if len(host) > 253 or not all(LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        raise _invalid("not a host name")
    return host


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError as error:
        raise _invalid("not a port") from error


def _netloc(host: str, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"{name}:{port}" if port else name


def _folders(path: str) -> list[str]:
    """Return the paths that may be the site's home, deepest first, the host's root last."""
    segments: list[str] = []
    for segment in path.split("/"):
        if WORDPRESS_PATHS.match(segment):
            break
        if segment:
            segments.append(segment)
    folders = ["".join(f"/{segment}" for segment in segments[:depth]) for depth in range(len(segments), -1, -1)]
    return folders if len(folders) <= DEEPEST else [folders[0], *folders[1 - DEEPEST :]]


def _invalid(detail: str) -> ProblemError:
    return ProblemError(ProblemCode.ADDRESS_INVALID, detail)
