"""A bundle as a file: what was shown is what is saved, and what was tampered with or is something else is refused."""

from __future__ import annotations

import json
import stat
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.bundles.archive import LARGEST, MANIFEST, read, write
from app.model.reasons import ProblemCode, ProblemError
from app.model.support import BUNDLE_FORMAT, Bundle, BundleFile

BUNDLE = Bundle(
    version="0.1.0",
    made_at=datetime(2026, 3, 21, 10, 0, tzinfo=UTC),
    files=(
        BundleFile(name="README.txt", text="Café ☕\n"),
        BundleFile(name="connections/1/checks.json", text="null\n"),
    ),
)


def saved(folder: Path, bundle: Bundle = BUNDLE) -> Path:
    path = folder / "bundle.zip"
    write(bundle, path)
    return path


def rewritten(path: Path, changes: dict[str, bytes]) -> Path:
    """Return a copy of a bundle with other contents, under the same manifest."""
    target = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
    return target


def refusal(path: Path) -> ProblemCode:
    with pytest.raises(ProblemError) as caught:
        read(path)
    return caught.value.problem.code


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    assert read(saved(tmp_path)) == BUNDLE


def test_the_files_can_be_read_without_storewire(tmp_path: Path) -> None:
    with zipfile.ZipFile(saved(tmp_path)) as archive:
        assert archive.read("README.txt").decode() == "Café ☕\n"
        assert [one["name"] for one in json.loads(archive.read(MANIFEST))["files"]] == [f.name for f in BUNDLE.files]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no owner-only modes on Windows")
def test_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    assert stat.S_IMODE(saved(tmp_path).stat().st_mode) == 0o600


def test_saving_again_replaces_the_file_and_leaves_no_other(tmp_path: Path) -> None:
    saved(tmp_path)
    saved(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["bundle.zip"]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "bundle.zip").mkdir()
    with pytest.raises(OSError, match="bundle"):
        write(BUNDLE, tmp_path / "bundle.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["bundle.zip"]


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut"])
def test_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(content)
    assert refusal(path) is ProblemCode.BUNDLE_UNREADABLE


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.zip") is ProblemCode.BUNDLE_UNREADABLE


def test_a_bundle_that_was_changed_is_refused(tmp_path: Path) -> None:
    assert refusal(rewritten(saved(tmp_path), {"README.txt": b"changed"})) is ProblemCode.BUNDLE_UNREADABLE


def test_a_bundle_of_a_newer_program_is_refused_by_its_name(tmp_path: Path) -> None:
    newer = saved(tmp_path, BUNDLE.model_copy(update={"format": BUNDLE_FORMAT + 1}))
    assert refusal(newer) is ProblemCode.BUNDLE_NEWER


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/passwd"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    leading = Bundle(version="0", made_at=BUNDLE.made_at, files=(BundleFile(name=name, text="x"),))
    assert refusal(saved(tmp_path, leading)) is ProblemCode.BUNDLE_UNREADABLE


def test_a_bundle_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"0" * (LARGEST + 1))
    assert path.stat().st_size < LARGEST / 100
    assert refusal(path) is ProblemCode.BUNDLE_UNREADABLE
