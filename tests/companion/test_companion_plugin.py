"""The plugin as a guest in somebody's site: small, silent, without traces."""

from __future__ import annotations

import gettext
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from companion_store import Feed
from real_wordpress import ADMIN, Site

from app import companion_package

FILES = sorted(companion_package.folder().rglob("*.php"))
SCRIPTS = sorted(companion_package.folder().rglob("*.js"))
NO_CODE = re.compile(r"^\s*($|\*|/\*|//)")
PHPS = [found for name in ("php", "php7.4", "php8.4") if (found := shutil.which(name))]
"""The PHP of the system, and the oldest and newest supported where they are at hand."""


@pytest.mark.skipif(not PHPS, reason="no PHP on this machine")
@pytest.mark.parametrize("php", PHPS or ["none"])
def test_every_file_is_php(php: str) -> None:
    for path in FILES:
        checked = subprocess.run([php, "-l", str(path)], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout


def test_it_is_small_enough_to_be_read() -> None:
    lines = [line for path in FILES + SCRIPTS for line in path.read_text("utf-8").splitlines()]
    assert sum(not NO_CODE.match(line) for line in lines) < 1_500


def test_nothing_in_it_calls_anybody() -> None:
    calls = re.compile(r"wp_(safe_)?remote_|curl_|fsockopen|stream_socket|file_get_contents|wp_mail|\bmail\(|\beval\(")
    assert [path.name for path in FILES if calls.search(path.read_text("utf-8"))] == []


def test_every_file_refuses_to_be_called_by_itself() -> None:
    for path in FILES:
        assert re.search(r"defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;", path.read_text("utf-8")), path.name


def test_every_text_can_be_translated() -> None:
    for path in FILES:
        for call in re.findall(r"\b(?:__|_e|esc_html__)\(([^;]*?)\)", path.read_text("utf-8")):
            assert "'storewire-companion'" in call, f"{path.name}: {call}"


def test_the_zip_holds_the_plugins_folder_and_is_the_same_each_time(tmp_path: Path) -> None:
    saved = companion_package.save(tmp_path)
    assert saved.name == f"storewire-companion-{companion_package.version()}.zip"
    shutil.unpack_archive(saved, tmp_path / "out")
    unpacked = tmp_path / "out" / companion_package.NAME
    theirs = sorted(path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file())
    inside = companion_package.folder()
    ours = sorted(path.relative_to(inside) for path in inside.rglob("*") if path.is_file())
    assert theirs == ours
    assert saved.read_bytes() == companion_package.package()


# -- in a real site --------------------------------------------------------------------------------


def traces(site: Site) -> dict[str, Any]:
    return {
        "tables": site.sql("SHOW TABLES").split(),
        "options": site.sql(
            "SELECT option_name FROM shop_options WHERE option_name NOT LIKE '%transient%' AND option_name <> 'cron'"
        ).split(),
        "cron": site.php(
            "return array_keys(array_merge([], ...array_values(array_filter(_get_cron_array(), 'is_array'))));"
        ),
        "meta": site.sql(
            "SELECT meta_key FROM shop_usermeta WHERE meta_key LIKE '%storewire%'"
            " UNION ALL SELECT meta_key FROM shop_commentmeta WHERE meta_key LIKE '%storewire%'"
        ).split(),
        "files": sorted(path.name for path in (site.folder / "wp-content" / "plugins").iterdir()),
    }


def test_uninstalled_it_leaves_nothing(site: Site, feed: Feed) -> None:
    feed.set(tracking=True, write_key="wk_1")
    site.php("return add_comment_meta(1, Storewire_Companion_People::REFUSED, '1', true);")
    site.uninstall_companion()
    without = traces(site)
    assert not [trace for kind in without.values() for trace in kind if "storewire" in trace]
    try:
        assert site.rest(ADMIN).get("storewire/v1/status").json()["code"] == "rest_no_route"
    finally:
        site.install_companion()
    site.uninstall_companion()
    try:
        assert traces(site) == without
    finally:
        site.install_companion()


def test_switched_off_it_keeps_what_it_has_and_does_nothing(site: Site, feed: Feed) -> None:
    site.php("deactivate_plugins('storewire-companion/storewire-companion.php');")
    try:
        assert "storewire_companion_prune" not in traces(site)["cron"]
        assert "shop_storewire_events" in traces(site)["tables"]
    finally:
        site.activate(companion_package.NAME)
    assert "storewire_companion_prune" in traces(site)["cron"]


def test_a_page_where_nothing_happens_costs_no_query_and_shows_nothing(site: Site, feed: Feed) -> None:
    plugin = site.folder / "wp-content" / "mu-plugins" / "count.php"
    plugin.write_text(
        "<?php add_action('shutdown', function () {"
        " global $wpdb; echo '<!--queries ' . $wpdb->num_queries . '-->'; }, 99);",
        encoding="utf-8",
    )
    try:
        site.visitor().get("/")
        with_it = site.visitor().get("/").text
        site.php("deactivate_plugins('storewire-companion/storewire-companion.php');")
        site.visitor().get("/")
        without = site.visitor().get("/").text
    finally:
        site.activate(companion_package.NAME)
        plugin.unlink()
    assert with_it == without


def test_a_request_writes_once_however_much_happens(site: Site, feed: Feed) -> None:
    asked = site.php(
        "define('SAVEQUERIES', true); $wpdb->queries = []; for ($i = 1; $i <= 5; $i++)"
        " for ($again = 0; $again < 2; $again++) Storewire_Companion_Feed::note('product.updated', $i);"
        " $before = $wpdb->num_queries; Storewire_Companion_Feed::write(); return $wpdb->num_queries - $before;"
    )
    assert asked == 1
    assert feed.types() == ["product.updated"] * 5


def test_nobody_complained(site: Site) -> None:
    """Runs last in this file, after everything that came before it was done to the plugin."""
    ours = [line for line in site.log.splitlines() if "storewire" in line]
    assert ours == []


# -- texts -----------------------------------------------------------------------------------------

LANGUAGES = companion_package.folder() / "languages"
ENTRY = re.compile(r'^msgid "(.+)"\nmsgstr "(.*)"$', re.MULTILINE)
SAID = re.compile(r"\b(?:__|_e|esc_html__|esc_attr__)\( '((?:[^'\\]|\\.)+)'")
HEADER = re.compile(r"^ \* (?:Plugin Name|Description):\s+(.+)$", re.MULTILINE)


def texts() -> set[str]:
    """Return every text of the plugin that somebody may read."""
    sources = [path.read_text("utf-8") for path in FILES]
    header = (companion_package.folder() / f"{companion_package.NAME}.php").read_text("utf-8")
    return {found for source in sources for found in SAID.findall(source)} | set(HEADER.findall(header))


def test_the_template_for_translators_has_exactly_the_plugins_texts() -> None:
    template = (LANGUAGES / f"{companion_package.NAME}.pot").read_text("utf-8")
    assert {text for text, _ in ENTRY.findall(template)} == texts()


@pytest.mark.parametrize("language", ["fr_FR", "zh_TW"])
def test_every_text_is_translated_and_what_wordpress_loads_is_what_the_translator_wrote(language: str) -> None:
    stem = LANGUAGES / f"{companion_package.NAME}-{language}"
    written = dict(ENTRY.findall(stem.with_suffix(".po").read_text("utf-8")))
    assert written.keys() == texts()
    assert all(written.values())
    with stem.with_suffix(".mo").open("rb") as compiled:
        loaded = gettext.GNUTranslations(compiled)
    assert {text: loaded.gettext(text) for text in written} == written


def test_wordpress_speaks_the_sites_language(site: Site) -> None:
    said = site.php(
        "add_filter('pre_determine_locale', function () { return 'fr_FR'; });"
        "unload_textdomain('storewire-companion'); storewire_companion_translations();"
        "return __('You are not allowed to do this.', 'storewire-companion');"
    )
    assert said == "Vous n’avez pas l’autorisation de faire cela."


def test_a_page_on_which_nothing_happens_loads_nothing_but_what_it_shows(site: Site, feed: Feed) -> None:
    loaded = site.php(
        "do_action('wp_loaded'); return array_values(array_filter(array_map('basename', get_included_files()),"
        " function ($name) { return 0 === strpos($name, 'class-storewire'); }));"
    )
    assert loaded == ["class-storewire-companion-state.php"]
