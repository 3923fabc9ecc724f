"""One real WordPress for all tests here; each test begins with an empty feed and nobody who reads."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from companion_store import Feed
from real_wordpress import Site, missing, running_wordpress


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses the real WordPress bears its mark."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.wordpress)


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """A WordPress with the plugin and a user of every role."""
    lacking = missing()
    assert not lacking, f"this system lacks {', '.join(lacking)}"
    place = tempfile.TemporaryDirectory(prefix="storewire-wordpress-", ignore_cleanup_errors=True)
    with place as folder, running_wordpress(Path(folder)) as made:
        made.install_companion()
        for role in ("subscriber", "author", "editor"):
            made.user(role, role)
        yield made


@pytest.fixture
def feed(site: Site) -> Feed:
    """The feed, empty and read by one desk, with the default settings."""
    site.php(
        "$wpdb->query('TRUNCATE ' . Storewire_Companion_State::table());"
        "delete_option('storewire_companion_readers'); delete_option('storewire_companion_dropped');"
        "$kept = get_option('storewire_companion'); unset($kept['settings']); $kept['recording'] = false;"
        "update_option('storewire_companion', $kept);"
    )
    made = Feed(site)
    made.read_from_now()
    return made
