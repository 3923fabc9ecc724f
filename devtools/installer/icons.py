"""Draw the icon in the forms that systems want: PNG, ICO and ICNS. `python -m devtools.installer.icons FOLDER`."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from devtools.environment import ROOT

DRAWING = ROOT / "resources" / "icons" / "storewire.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO, ICNS = 256, 512


def drawn(size: int) -> QImage:
    """Return the icon as a square of so many pixels."""
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return image


def main(folder: Path) -> int:
    """Write storewire-SIZE.png, storewire.ico and storewire.icns; return 1 where one cannot be written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {folder / f"storewire-{size}.png": size for size in SIZES}
    wanted |= {folder / "storewire.ico": ICO, folder / "storewire.icns": ICNS}
    failed = [path for path, size in wanted.items() if not drawn(size).save(str(path))]
    for path in failed:
        print(f"{path} could not be drawn", file=sys.stderr)
    del app
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
