"""Settings of a connection and of the program: declared once, typed, with a default and a check."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

from app.model.looks import Language, Theme

WELL_FORMED = re.compile(r"[a-z][a-z0-9]{1,30}")


class PlatformName(StrEnum):
    """A platform's name, as the command line and the database use it.

    The two that come with the program have members of their own. The set is open all the same: which platforms
    there are, the registry alone decides (app/platforms/registry.py), and any other well-formed name is a name.
    """

    SEQUENZY = "sequenzy"
    SEGMENTFLOW = "segmentflow"

    @classmethod
    def _missing_(cls, value: object) -> PlatformName | None:
        if not isinstance(value, str) or not WELL_FORMED.fullmatch(value):
            return None
        named = str.__new__(cls, value)
        named._name_, named._value_ = value.upper(), value
        # Kept, so that the same name is the same object, as with any member.
        made = cls._value2member_map_.setdefault(value, named)
        assert isinstance(made, cls)
        return made


class PastOrders(StrEnum):
    """What of the store's past orders is delivered."""

    ALL = "all"
    SINCE = "since"
    NONE = "none"


class LiveChannel(StrEnum):
    """Who delivers live changes to Segmentflow: the store by its own webhooks, or Storewire."""

    STORE = "store"
    STOREWIRE = "storewire"


def is_loopback(host: str) -> bool:
    """Tell whether a host name or literal address is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


NOT_PUBLIC = (".local", ".localhost", ".test", ".internal", ".intranet", ".lan", ".home.arpa", ".invalid")
"""Ends of names that nobody outside a house or an office can look up."""


def is_public(address: str) -> bool:
    """Tell whether an address is encrypted and at a host of the Internet, by its looks alone: nothing is asked."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https" or is_loopback(host):
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(NOT_PUBLIC)


def check_host(value: str) -> str:
    """Return an API or dashboard host as an origin without trailing slash; "" keeps the default.

    Raises ValueError unless it is https, or http on loopback, without path, query or credentials.
    """
    text = value.strip().rstrip("/")
    if not text:
        return ""
    parts = urlsplit(text)
    origin = f"{parts.scheme}://{parts.netloc}"
    # urlsplit drops tabs and an empty "?" or "#" in silence, and reads the port only when asked.
    whole = len(origin) == len(text) and not any(character.isspace() for character in text) and parts.port != 0
    if not parts.hostname or not whole or parts.username is not None:
        raise ValueError("an address such as https://api.example.com, without a path")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise ValueError("the address must begin with https://")
    return origin


class ConnectionSettings(BaseModel):
    """What a store manager can set for one connection."""

    model_config = ConfigDict(extra="ignore", validate_assignment=True, defer_build=True)

    debug: bool = False
    observe_only: bool = False
    """The store is read and shown, and nothing is delivered: another computer or plugin does that."""
    consent_required: bool = True
    consent_meta_key: str = ""
    """The store's meta key that says whether a person agreed; "" where none is known."""
    api_host: str = ""
    dashboard_host: str = ""
    send_products: bool = True
    send_customers: bool = True
    send_orders: bool = True
    past_orders: PastOrders = PastOrders.ALL
    past_orders_since: date | None = None
    woocommerce: bool = True
    live_channel: LiveChannel = LiveChannel.STOREWIRE
    """Chosen when connecting; where nobody chooses, by what is usual for the store (`app.engine.channel`)."""
    poll_minutes: int = Field(default=5, ge=1, le=1440)
    """How often the store is asked for what changed."""
    retention_days: int = Field(default=90, ge=1, le=3650)

    @field_validator("api_host", "dashboard_host")
    @classmethod
    def _host(cls, value: str) -> str:
        return check_host(value)


class ProxyUse(StrEnum):
    """How the way to stores and platforms is found."""

    SYSTEM = "system"
    """As the system's settings (or the environment's variables) say."""
    NONE = "none"
    MANUAL = "manual"
    """By `proxy_address`."""


def check_proxy(value: str) -> str:
    """Return a proxy's address as "http://host:port"; "" where none is set.

    Raises ValueError unless it names a host, and no user: the settings are no place for a password.
    """
    text = value.strip().removesuffix("/")
    if not text:
        return ""
    whole = text if "://" in text else f"http://{text}"
    parts = urlsplit(whole)
    bare = whole == f"{parts.scheme}://{parts.netloc}" and not any(one.isspace() for one in whole)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not bare or parts.port == 0:
        raise ValueError("an address such as proxy.example.com:3128")
    if parts.username is not None:
        raise ValueError("without user name and password")
    return whole


class ProgramSettings(BaseModel):
    """What is set for the whole program on this computer."""

    model_config = ConfigDict(extra="ignore", validate_assignment=True, defer_build=True)

    theme: Theme = Theme.SYSTEM
    language: Language = Language.SYSTEM
    """Spoken from the console's next start."""
    keep_running: bool = False
    """Whether the agent goes on when the console is closed."""
    notifications: bool = True
    proxy: ProxyUse = ProxyUse.SYSTEM
    proxy_address: str = ""

    @field_validator("proxy_address")
    @classmethod
    def _proxy(cls, value: str) -> str:
        return check_proxy(value)

    @property
    def own_proxy(self) -> str:
        """The proxy that was typed, where one is to be used; else ""."""
        return self.proxy_address if self.proxy is ProxyUse.MANUAL else ""
