"""Messages about the platforms that stores can be connected to."""

from __future__ import annotations

from typing import Literal

from app.model.api.messages import Message
from app.model.reasons import Problem
from app.model.settings import PlatformName


class PlatformView(Message):
    """GET /v1/platforms: a platform that stores can be connected to"""

    name: PlatformName
    title: str
    account_word: Literal["company", "organisation"] = "company"
    needs_woocommerce: bool = False
    store_delivers: bool = False
    """Whether the store itself can deliver live changes, by its own webhooks."""
    sign_up_url: str = ""
    terms_url: str = ""
    privacy_url: str = ""


class TestHosts(Message):
    """POST /v1/platforms/{name}/hosts: what answers there; no credential is sent"""

    __test__ = False  # no test, for all its name

    api_host: str = ""
    dashboard_host: str = ""


class HostReport(Message):
    """What answers at the two hosts; a problem None means: the platform does."""

    api_host: str
    api_problem: Problem | None = None
    dashboard_host: str
    dashboard_problem: Problem | None = None

    @property
    def good(self) -> bool:
        """Whether the platform answers at both."""
        return self.api_problem is None and self.dashboard_problem is None
