"""A bundle as a zip file: its files as they are, behind a manifest with their sizes and digests."""

from __future__ import annotations

import json
import os
import zipfile
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from app.model.reasons import ProblemCode, ProblemError
from app.model.support import BUNDLE_FORMAT, Bundle, BundleFile

MANIFEST = "manifest.json"
LARGEST = 64 * 1024 * 1024
"""Bytes, unpacked: a bundle may come from anybody, by mail."""
MOST_FILES = 2_000


class ManifestFile(BaseModel):
    name: str
    bytes: int
    sha256: str


class Manifest(BaseModel):
    """What the manifest says."""

    format: int
    version: str
    made_at: str
    files: list[ManifestFile]


def write(bundle: Bundle, path: Path) -> int:
    """Save a bundle, readable by its owner only; return the file's size. Raises OSError."""
    listed = []
    fresh = path.with_name(f"{path.name}.new")
    descriptor = os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as opened, zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in bundle.files:
                content = file.text.encode("utf-8", "backslashreplace")
                listed.append({"name": file.name, "bytes": len(content), "sha256": sha256(content).hexdigest()})
                archive.writestr(_entry(file.name, bundle), content)
            manifest: dict[str, Any] = {
                "format": bundle.format,
                "version": bundle.version,
                "made_at": bundle.made_at.isoformat(),
                "files": listed,
            }
            archive.writestr(_entry(MANIFEST, bundle), json.dumps(manifest, indent=1))
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return path.stat().st_size


def _entry(name: str, bundle: Bundle) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, bundle.made_at.timetuple()[:6])
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o600 << 16
    return made


def read(path: Path) -> Bundle:
    """Return a saved bundle. Raises ProblemError(BUNDLE_UNREADABLE), and BUNDLE_NEWER where this program is too old."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = {entry.filename: entry for entry in archive.infolist() if not entry.is_dir()}
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries.values()) > LARGEST:
                raise ProblemError(ProblemCode.BUNDLE_UNREADABLE, "too large")
            manifest = Manifest.model_validate_json(_content(archive, entries[MANIFEST]))
            if manifest.format > BUNDLE_FORMAT:
                raise ProblemError(ProblemCode.BUNDLE_NEWER, f"format {manifest.format}", version=manifest.version)
            files = tuple(_checked(archive, entries, listed) for listed in manifest.files)
            return Bundle.model_validate(
                {"format": manifest.format, "version": manifest.version, "made_at": manifest.made_at, "files": files}
            )
    except (OSError, KeyError, ValidationError, ValueError, zipfile.BadZipFile, RuntimeError) as error:
        raise ProblemError(ProblemCode.BUNDLE_UNREADABLE, type(error).__name__) from error


def _checked(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], listed: ManifestFile) -> BundleFile:
    if PurePosixPath(listed.name).is_absolute() or ".." in PurePosixPath(listed.name).parts:
        raise ValueError("a name that leads out")
    content = _content(archive, entries[listed.name])
    if sha256(content).hexdigest() != listed.sha256:
        raise ValueError("changed since it was made")
    return BundleFile(name=listed.name, text=content.decode("utf-8"))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return an entry's content, no more of it than its head says: sizes there can lie."""
    with archive.open(entry) as opened:
        content = opened.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise ValueError("larger than it says")
    return content
