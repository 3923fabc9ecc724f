"""What the clients may know of the platforms, so that they name none of them themselves."""

from __future__ import annotations

from app.model import api
from app.platforms import registry
from app.platforms.protocol import Hosts


def platform_views() -> list[api.PlatformView]:
    """Return the platforms that stores can be connected to."""
    found = []
    for one in registry.PLATFORMS.values():
        links = one.links(Hosts())
        found.append(
            api.PlatformView(
                name=one.name,
                title=one.title,
                account_word=one.account_word.value,
                needs_woocommerce=one.needs_woocommerce,
                store_delivers=bool(one.store_topics),
                sign_up_url=links.sign_up,
                terms_url=links.terms,
                privacy_url=links.privacy,
            )
        )
    return found
