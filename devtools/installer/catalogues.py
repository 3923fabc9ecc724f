"""The translations of the console's texts: taken from the sources, counted, and made into what Qt loads.

`python -m devtools.installer.catalogues update` after texts have changed; then translate what it names in
resources/translations/*.ts (Qt Linguist, or any editor), and run `… release`. `… check` changes nothing. The manual's
pages are translated as files of the same name in resources/help/LANGUAGE.
"""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from devtools.environment import PROGRAMS, ROOT, SUFFIX

FOLDER = ROOT / "resources" / "translations"
HELP = ROOT / "resources" / "help"
LANGUAGES = ("fr", "zh_TW")
Message = tuple[str, str]
"""(context, source text)"""


def sources() -> list[Path]:
    """Return the files that hold texts for people."""
    return sorted(path for path in (ROOT / "app").rglob("*.py") if "sandbox" not in path.parts)


def extract(target: Path) -> None:
    """Bring a catalogue up to date with the sources: new texts are added, gone ones removed."""
    command = [str(PROGRAMS / f"pyside6-lupdate{SUFFIX}"), *map(str, sources())]
    command += ["-no-obsolete", "-locations", "none", "-ts", str(target)]
    subprocess.run(command, check=True, capture_output=True)


def release(catalogue: Path) -> None:
    """Make of a catalogue what Qt loads, beside it."""
    program = str(PROGRAMS / f"pyside6-lrelease{SUFFIX}")
    command = [program, "-silent", str(catalogue), "-qm", str(catalogue.with_suffix(".qm"))]
    subprocess.run(command, check=True, capture_output=True)


def messages(catalogue: Path) -> dict[Message, str]:
    """Return every text of a catalogue with its translation, "" where that is missing or unfinished."""
    found: dict[Message, str] = {}
    for context in ElementTree.parse(catalogue).iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") is None
            text = "".join(translation.itertext()) if translation is not None and finished else ""
            found[name, message.findtext("source", "")] = text
    return found


def texts() -> set[Message]:
    """Return every text of the sources."""
    with tempfile.TemporaryDirectory(prefix="storewire-texts-") as folder:
        scratch = Path(folder) / "storewire_fr.ts"
        extract(scratch)
        return set(messages(scratch))


def lacks(catalogue: Path, wanted: set[Message]) -> Iterator[str]:
    """Yield what a catalogue lacks to be complete."""
    have = messages(catalogue)
    for context, source in sorted(wanted):
        translation = have.get((context, source), "")
        if not translation:
            yield f"{context}: not translated: {source}"
        elif fields(source) != fields(translation):
            yield f"{context}: other {{fields}}: {source}"
    for context, source in sorted(set(have) - wanted):
        yield f"{context}: no longer said: {source}"


def fields(text: str) -> set[str]:
    """Return the names that are filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def pages_in_english(language: str) -> list[str]:
    """Return the pages of the manual that are shown in English, for they are not translated."""
    return sorted(path.name for path in (HELP / "en").glob("*.md") if not (HELP / language / path.name).is_file())


def main(task: str) -> int:
    """Run a task over all languages; return 1 where a text lacks. Pages of the manual may stay in English."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    complete = True
    wanted = texts()
    for language in LANGUAGES:
        catalogue = FOLDER / f"storewire_{language}.ts"
        if task == "update":
            extract(catalogue)
        if not catalogue.exists():
            print(f"{language}: no catalogue yet")
            continue
        missing = list(lacks(catalogue, wanted))
        complete = complete and not missing
        if task != "release":
            print(f"{language}: {len(wanted)} texts, {len(missing)} to do", *missing, sep="\n  ")
            print(f"{language}: pages of the manual in English:", *pages_in_english(language) or ["none"])
        if task != "check":
            release(catalogue)
    return 0 if complete or task == "release" else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
