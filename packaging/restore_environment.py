"""Runs first in the built program: gives programs that it starts the library path that the user has.

PyInstaller's starter sets LD_LIBRARY_PATH to our own folder. The linker read it when this process began; the user's
browser, opened by us, must not find our Qt in place of its own.
"""

import os
import sys

if sys.platform.startswith("linux"):
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
