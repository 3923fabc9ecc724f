"""Build this system's installer: PyInstaller's folder, what belongs beside it, and of both the package."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from devtools.environment import LOCKS, PROGRAMS, PYTHON, ROOT, SUFFIX, run_or_exit, say, variables
from devtools.installer import clean_root, debian, start_time

DIST = ROOT / "dist"
BUILD = ROOT / "build"
MADE = BUILD / "installer"
PROGRAM = DIST / "storewire"
SUMS = "SHA256SUMS"


def run(arguments: Sequence[str]) -> int:
    """Build, and with `--check` try what was built; `--check-only` tries what an earlier run left in dist/."""
    if "--check-only" in arguments:
        return check(built_deb())
    make_parts()
    build_program()
    made = [bill_of_materials(), *installer()]
    write_sums(made)
    print(PROGRAM, *made, sep="\n", flush=True)
    return check(built_deb()) if "--check" in arguments else 0


def installer() -> list[Path]:
    """Make what a person downloads on this system; nothing where its tool is missing, and say so."""
    if sys.platform == "win32":
        return windows_installer()
    if sys.platform == "darwin":
        recipe = ROOT / "packaging" / "macos" / "make_dmg.sh"
        run_or_exit(["sh", str(recipe), str(DIST), debian.version()], "The disk image could not be made.")
        return sorted(DIST.glob(f"storewire_{debian.version()}_*.dmg"))
    if not shutil.which("dpkg-deb"):
        say("There is no dpkg-deb here, so only the program's folder was made.")
        return []
    debian.strip(PROGRAM / "_internal")
    debian.validate()
    package = debian.build(PROGRAM, DIST)
    print(package.told, flush=True)
    if not package.fits:
        sys.exit("The package is larger than it may be.")
    return [package.path]


def windows_installer() -> list[Path]:
    """Run Inno Setup, signing where the environment names a certificate."""
    compiler = shutil.which("iscc") or shutil.which("ISCC.exe", path=r"C:\Program Files (x86)\Inno Setup 6")
    if compiler is None:
        say("Inno Setup is not here, so only the program's folder was made.")
        return []
    facts = {"Version": debian.version(), "Program": PROGRAM, "Target": DIST, "Root": ROOT}
    command = [compiler, "/Q", *(f"/D{name}={value}" for name, value in facts.items())]
    certificate = os.environ.get("STOREWIRE_SIGN_FILE")
    if certificate:
        # $q and $f are Inno Setup's words for a quotation mark and the file to be signed.
        sign = f"signtool sign /fd SHA256 /td SHA256 /tr http://timestamp.digicert.com /f $q{certificate}$q"
        sign += f" /p {os.environ.get('STOREWIRE_SIGN_PASSWORD', '')} $f"
        command += ["/DSign=1", f"/Sstorewire={sign}"]
    recipe = ROOT / "packaging" / "windows" / "storewire.iss"
    run_or_exit([*command, str(recipe)], "The installer could not be made.")
    return sorted(DIST.glob(f"storewire_{debian.version()}_*_setup.exe"))


def make_parts() -> None:
    """Make what the recipe and the package take in: icons, manual, notices, translations."""
    steps = {
        "icons": [str(MADE)],
        "man_page": [str(MADE / "storewire.1")],
        "notices": [str(MADE / "NOTICES.txt")],
        "catalogues": ["release"],
    }
    for step, words in steps.items():
        command = [str(PYTHON), "-m", f"devtools.installer.{step}", *words]
        ran = subprocess.run(command, cwd=ROOT, env=variables(QT_QPA_PLATFORM="offscreen"), check=False)
        if ran.returncode:
            sys.exit(f"{step} could not be made.")


def build_program() -> None:
    """Build dist/storewire, and see that it starts."""
    places = ["--distpath", str(DIST), "--workpath", str(BUILD)]
    build = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places]
    run_or_exit([*build, str(ROOT / "packaging" / "storewire.spec")], "The program could not be built.")
    program = PROGRAM / f"storewire{SUFFIX}"
    run_or_exit([str(program), "--version"], f"{program} was built, but does not start.")


def bill_of_materials() -> Path:
    """Write what is inside, in CycloneDX's form: the packages of the runtime's lock with their hashes."""
    target = DIST / f"storewire_{debian.version()}.cdx.json"
    command = [str(PROGRAMS / f"cyclonedx-py{SUFFIX}"), "requirements", "--pyproject", str(ROOT / "pyproject.toml")]
    command += ["--mc-type", "application", "--output-reproducible", "--of", "JSON", "-o", str(target)]
    run_or_exit([*command, str(LOCKS["runtime"])], "The bill of materials could not be made.")
    bill = json.loads(target.read_text("utf-8"))
    if not bill.get("components"):
        sys.exit("The bill of materials is empty.")
    bill["metadata"]["component"]["version"] = debian.version()  # which the project file leaves to the program
    target.write_text(json.dumps(bill, indent=1) + "\n", encoding="utf-8")
    return target


def write_sums(files: Sequence[Path]) -> None:
    """Write the files' SHA-256, as `sha256sum --check` reads them."""
    lines = "".join(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(files))
    (DIST / SUMS).write_text(lines, encoding="utf-8")


def built_deb() -> Path:
    """Return the package of this version; exit where there is none."""
    found = next(DIST.glob(f"storewire_{debian.version()}_*.deb"), None)
    if found is None:
        sys.exit("There is no package in dist/ to check.")
    return found


def check(package: Path) -> int:
    """Try the package in a fresh Debian, and compare its start with the source's."""
    older = debian.build(PROGRAM, clean_root.older_of(BUILD), as_version="0.0.1", compression="none")
    codes = [clean_root.check(package, older.path), start_time.check(PROGRAM / "storewire")]
    return max(codes)
