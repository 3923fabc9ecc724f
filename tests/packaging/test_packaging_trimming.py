"""What is shipped of what PyInstaller collects: Widgets, WebEngine, our languages, nothing that only others need."""

from __future__ import annotations

import pytest

from devtools.installer.trimming import Entry, is_kept_data, is_kept_plugin, is_of_the_system, trim

QT = "PySide6/Qt/lib/"
LINKS = {
    "/s/QtWidgets.so": ["libQt6Widgets.so.6", "libc.so.6"],
    "/s/libQt6Widgets.so.6": ["libQt6Gui.so.6"],
    "/s/libQt6Gui.so.6": ["libQt6Core.so.6"],
    "/s/libqxcb.so": ["libQt6XcbQpa.so.6"],
    "/s/QtWebEngineProcess": ["libQt6WebEngineCore.so.6"],
    "/s/libQt6WebEngineCore.so.6": ["libQt6Quick.so.6"],
    "/s/libquick3d.so": ["libQt63DRender.so.6"],
}


def imports(file: str) -> list[tuple[str, str | None]]:
    return [(name, None) for name in LINKS.get(file, [])]


def binary(place: str, kind: str = "BINARY") -> Entry:
    return (place, f"/s/{place.rpartition('/')[2]}", kind)


def test_a_qt_library_stays_where_something_that_is_shipped_links_to_it() -> None:
    names = ("Widgets", "Gui", "Core", "XcbQpa", "WebEngineCore", "Quick", "3DRender", "Charts")
    collected = [
        ("PySide6/QtWidgets.abi3.so", "/s/QtWidgets.so", "EXTENSION"),
        binary("PySide6/Qt/libexec/QtWebEngineProcess"),
        binary("PySide6/Qt/plugins/platforms/libqxcb.so"),
        binary("PySide6/Qt/qml/QtQuick3D/libquick3d.so"),
        *(binary(f"{QT}libQt6{name}.so.6") for name in names),
    ]
    programs, _ = trim(collected, [], imports)
    places = {place for place, _, _ in programs}
    assert places >= {"PySide6/Qt/libexec/QtWebEngineProcess", f"{QT}libQt6Quick.so.6", f"{QT}libQt6Core.so.6"}
    assert not places & {f"{QT}libQt63DRender.so.6", f"{QT}libQt6Charts.so.6", "PySide6/Qt/qml/QtQuick3D/libquick3d.so"}


def test_links_go_with_what_they_point_to() -> None:
    collected = [
        ("PySide6/QtWidgets.abi3.so", "/s/QtWidgets.so", "EXTENSION"),
        *(binary(f"{QT}libQt6{name}.so.6") for name in ("Widgets", "Charts")),
    ]
    links = [
        ("libQt6Widgets.so.6", f"{QT}libQt6Widgets.so.6", "SYMLINK"),
        ("libQt6Charts.so.6", f"{QT}libQt6Charts.so.6", "SYMLINK"),
    ]
    _, others = trim(collected, links, imports)
    assert [place for place, _, _ in others] == ["libQt6Widgets.so.6"]


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("PySide6/Qt/translations/qtwebengine_locales/fr.pak", True),
        ("PySide6/Qt/translations/qtwebengine_locales/zh-TW.pak", True),
        ("PySide6/Qt/translations/qtwebengine_locales/en-US.pak", True),
        ("PySide6/Qt/translations/qtwebengine_locales/de.pak", False),
        ("PySide6\\translations\\qtwebengine_locales\\de.pak", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/translations/designer_fr.qm", False),
        ("PySide6/Qt/resources/icudtl.dat", True),
        ("PySide6/Qt/resources/qtwebengine_devtools_resources.pak", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("babel/locale-data/de_DE.dat", True),
        ("babel/locale-data/root.dat", True),
        ("babel/locale-data/vai_Latn.dat", False),
        ("babel/global.dat", True),
        ("resources/console.qss", True),
        ("resources/translations/storewire_fr.qm", True),
        ("resources/screenshots/sync.png", True),
        ("app/storage/migrations/versions/0001_first_schema.py", True),
    ],
)
def test_other_files_are_chosen_by_their_place(place: str, kept: bool) -> None:
    assert is_kept_data(place) is kept


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/plugins/styles/qmodernwindowsstyle.dll", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("cryptography/hazmat/bindings/_rust.abi3.so", True),
    ],
)
def test_plugins_are_chosen_by_their_folder_and_name(place: str, kept: bool) -> None:
    assert is_kept_plugin(place) is kept


@pytest.mark.parametrize(
    ("entry", "of_the_system"),
    [
        (("libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3", "BINARY"), True),
        (("libnss3.so", "/lib/x86_64-linux-gnu/libnss3.so", "BINARY"), True),
        (("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "BINARY"), False),
        (("_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", "EXTENSION"), False),
        (("libQt6Core.so.6", "/home/x/.venv/PySide6/Qt/lib/libQt6Core.so.6", "BINARY"), False),
        (("VCRUNTIME140.dll", "C:\\Windows\\VCRUNTIME140.dll", "BINARY"), False),
    ],
)
def test_the_distributions_libraries_are_left_to_it(entry: Entry, of_the_system: bool) -> None:
    assert is_of_the_system(entry) is of_the_system
