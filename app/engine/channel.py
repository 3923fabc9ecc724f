"""Who delivers a connection's live changes: the store by its own webhooks, or Storewire. Never both."""

from __future__ import annotations

from app.model.settings import ConnectionSettings, LiveChannel, is_public
from app.model.store import StoreSite
from app.platforms.protocol import Hosts, Platform


def channel_of(platform: Platform, settings: ConnectionSettings) -> LiveChannel:
    """Return who delivers live changes under some settings: the store only where the platform takes its webhooks.

    Where Storewire only observes, it makes nobody else deliver either.
    """
    possible = bool(platform.store_topics) and settings.woocommerce and not settings.observe_only
    return settings.live_channel if possible else LiveChannel.STOREWIRE


def usual_channel(platform: Platform, site: StoreSite, hosts: Hosts) -> LiveChannel:
    """Return who delivers live changes where nobody chose: the store itself, as the platform's own plugin does it.

    For a shop on the Internet that is best: its changes arrive while this computer is off. A shop that is not (on
    somebody's own machine, or without https) runs no more often than Storewire does and would send whole records in the
    clear; and WooCommerce delivers to no private address, failing in silence. There Storewire delivers.
    """
    delivers = bool(platform.store_topics) and site.woocommerce
    reached = is_public(site.home) and (not hosts.api or is_public(hosts.api))
    return LiveChannel.STORE if delivers and reached else LiveChannel.STOREWIRE
