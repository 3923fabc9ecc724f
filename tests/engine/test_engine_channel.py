"""Who delivers live changes where nobody chooses: the store of a shop on the Internet, else Storewire."""

from __future__ import annotations

from pathlib import Path

import pytest
from engine_desk import new_desk

from app.engine.channel import channel_of, usual_channel
from app.model.settings import ConnectionSettings, LiveChannel, PlatformName
from app.model.store import StoreSite
from app.platforms.protocol import Hosts
from app.platforms.registry import platform

SEGMENTFLOW, SEQUENZY = platform(PlatformName.SEGMENTFLOW), platform(PlatformName.SEQUENZY)
STORE, STOREWIRE = LiveChannel.STORE, LiveChannel.STOREWIRE


def site(home: str, *, woocommerce: bool = True) -> StoreSite:
    spaces = ("wc/v3",) if woocommerce else ()
    return StoreSite(home=home, rest_root=f"{home}/wp-json/", name="Shop", namespaces=spaces)


@pytest.mark.parametrize(
    ("home", "api", "usual"),
    [
        ("https://cafe-lumiere.example", "", STORE),
        ("https://shop.example/laden", "https://api.segmentflow.ai", STORE),
        ("http://cafe-lumiere.example", "", STOREWIRE),
        ("https://cafe.local", "", STOREWIRE),
        ("https://192.168.1.20", "", STOREWIRE),
        ("https://shop", "", STOREWIRE),
        ("http://127.0.0.1:8080", "", STOREWIRE),
        ("https://cafe-lumiere.example", "http://127.0.0.1:9000", STOREWIRE),
    ],
)
def test_the_store_delivers_by_default_where_it_is_on_the_internet(home: str, api: str, usual: LiveChannel) -> None:
    assert usual_channel(SEGMENTFLOW, site(home), Hosts(api=api)) is usual


def test_it_never_does_where_there_is_no_shop_or_the_platform_takes_no_webhooks() -> None:
    home = "https://cafe-lumiere.example"
    assert usual_channel(SEGMENTFLOW, site(home, woocommerce=False), Hosts()) is STOREWIRE
    assert usual_channel(SEQUENZY, site(home), Hosts()) is STOREWIRE


def test_where_storewire_only_observes_the_store_delivers_nothing_for_it() -> None:
    chosen = ConnectionSettings(live_channel=STORE)
    assert channel_of(SEGMENTFLOW, chosen) is STORE
    assert channel_of(SEGMENTFLOW, chosen.model_copy(update={"observe_only": True})) is STOREWIRE


async def test_where_nobody_chooses_a_shop_on_the_internet_gets_its_webhooks_with_the_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.engine.channel.is_public", lambda address: True)
    async with new_desk(tmp_path / "desk", products=1, customers=1, orders=1) as desk:
        view = await desk.connect(PlatformName.SEGMENTFLOW)
        assert (await desk.client.settings(view.id)).live_channel is STORE
        assert len(desk.world.webhooks._hooks) == 10
        settings = await desk.client.settings(view.id)
        await desk.client.save_settings(view.id, settings.model_copy(update={"observe_only": True}))
        assert {hook.status for hook in desk.world.webhooks._hooks.values()} == {"paused"}
