"""Which of the files that PyInstaller collects are shipped: of Qt, only what Widgets and WebEngine load.

The recipe hands in PyInstaller's own lists, entries of (place in the program, file here, kind). What Qt's plugins of
other modules pulled in goes with them: a Qt library stays only if something that is kept links to it.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
Imports = Callable[[str], Iterable[tuple[str, str | None]]]
"""File → the libraries it is linked to, as PyInstaller's bindepend.get_imports tells them."""

LANGUAGES = ("en", "fr", "zh_TW")
BROWSER_LOCALES = ("en-US", "en-GB", "fr", "zh-TW")
"""Chromium's names; en-US is what it falls back to for every other language."""

AMOUNTS = frozenset(
    [
        *("am", "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fil", "fr", "gu", "he"),
        *("hi", "hr", "hu", "id", "it", "ja", "kn", "ko", "lt", "lv", "ml", "mr", "ms", "nb", "nl", "nn", "no", "pl"),
        *("pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "vi", "zh", "root"),
    ]
)
"""Languages by whose rules amounts are written: those that browsers are translated into. Others get English amounts."""

PLUGINS = {
    "iconengines": r"qsvgicon",
    "imageformats": r"q(svg|jpeg|gif|ico|webp)",
    "networkinformation": r"q(networkmanager|networklistmanager|apple.*|scnetworkreachability)",
    "platforminputcontexts": r"(compose|ibus).*",
    "platforms": r"q(xcb|wayland.*|offscreen|minimal|windows|cocoa)",
    "platformthemes": r"qxdgdesktopportal",
    "styles": r".*",
    "tls": r".*",
    "wayland-decoration-client": r".*",
    "wayland-graphics-integration-client": r".*",
    "wayland-shell-integration": r"(xdg-shell|qt-shell)",
    "xcbglintegrations": r".*",
}
"""Folders of plugins that are shipped, and which of each. Left out are those of QML, multimedia, sensors, databases,
embedded screens and printing, and GTK's theme, behind which stands all of GTK: the portal gives GNOME's dialogs too."""

LIBRARY, LINK = "BINARY", "SYMLINK"
QML = re.compile(r"^PySide6/(Qt/)?qml/")
PLUGIN = re.compile(r"^PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?([^/]+?)(?:d?\.dll|\.so|\.dylib)$")
QT_LIBRARY = re.compile(r"^(lib)?Qt(?!WebEngineProcess)\w+(\.so[.\d]*|\.dll|\.dylib)?$")
SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
DROPPED_DATA = re.compile(
    r"^PySide6/(Qt/)?(resources/qtwebengine_devtools_resources\.pak$|.*\.(debug|pyi)$)|\.dist-info/RECORD$|\.chk$"
)
TRANSLATION = re.compile(r"^PySide6/(?:Qt/)?translations/([^/]+)\.qm$")
AMOUNT_RULES = re.compile(r"^babel/locale-data/([a-z]+)(_\w+)?\.dat$")
BROWSER_LOCALE = re.compile(r"qtwebengine_locales/([^/]+)\.pak$")


def is_kept_data(place: str) -> bool:
    """Tell whether a file that is no program is shipped."""
    place = PurePosixPath(place.replace("\\", "/")).as_posix()
    if QML.match(place) or DROPPED_DATA.search(place):
        return False
    if found := BROWSER_LOCALE.search(place):
        return found[1] in BROWSER_LOCALES
    if found := AMOUNT_RULES.match(place):
        return found[1] in AMOUNTS
    if found := TRANSLATION.match(place):
        # Qt's own buttons and dialogs: qtbase has them all, the others belong to programs and modules that stay out.
        return found[1] in {f"qtbase_{language}" for language in LANGUAGES}
    return True


def is_kept_plugin(place: str) -> bool:
    """Tell whether a program file is shipped as far as its place says; one that is no plugin is."""
    place = PurePosixPath(place.replace("\\", "/")).as_posix()
    if QML.match(place):
        return False
    found = PLUGIN.match(place)
    return found is None or re.fullmatch(PLUGINS.get(found[1], "(?!)"), found[2]) is not None


def is_of_the_system(entry: Entry) -> bool:
    """Tell whether a library is the distribution's own: then its package is named as a dependency, and updates it.

    Python itself is shipped, also where it is the distribution's.
    """
    _, source, kind = entry
    return kind == LIBRARY and source.startswith(SYSTEM) and not Path(source).name.startswith("libpython")


def is_qt_library(place: str) -> bool:
    """Tell whether a file is one of Qt's libraries, by its name."""
    return QT_LIBRARY.match(PurePosixPath(place.replace("\\", "/")).name) is not None


def trim(binaries: Iterable[Entry], datas: Iterable[Entry], imports: Imports) -> tuple[list[Entry], list[Entry]]:
    """Return the program files and the others that are shipped."""
    files = [entry for entry in binaries if is_kept_plugin(entry[0]) and not is_of_the_system(entry)]
    reached = _reached([entry for entry in files if not is_qt_library(entry[0])], files, imports)
    programs = [entry for entry in files if not is_qt_library(entry[0]) or Path(entry[0]).name in reached]
    others = [entry for entry in datas if is_kept_data(entry[0])]
    places = {_place(entry) for entry in (*programs, *others) if entry[2] != LINK}
    programs, others = (
        [one for one in part if one[2] != LINK or _target(one) in places] for part in (programs, others)
    )
    return programs, others


def _place(entry: Entry) -> PurePosixPath:
    return PurePosixPath(entry[0].replace("\\", "/"))


def _target(link: Entry) -> PurePosixPath:
    return _place(link).parent / link[1].replace("\\", "/")


def _reached(roots: list[Entry], files: list[Entry], imports: Imports) -> set[str]:
    """Return the names of all libraries that the roots need, directly or through others."""
    by_name = {Path(entry[0]).name: entry for entry in files}
    seen: set[str] = set()
    waiting = [entry[1] for entry in roots]
    while waiting:
        for name, _ in imports(waiting.pop()):
            short = PurePosixPath(name.replace("\\", "/")).name
            if short not in seen:
                seen.add(short)
                if short in by_name:
                    waiting.append(by_name[short][1])
    return seen
