"""The delivery log as a CSV file that a spreadsheet cannot take for formulas."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from app import wording
from app.model import api

if TYPE_CHECKING:
    from app.client import Client

PAGE = 500
HEAD = ("id", "created", "what", "record", "state", "tries", "next try", "reason")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula."""


async def export(client: Client, query: api.DeliveryQuery, path: Path) -> int:
    """Write every delivery that matches to a file, UTF-8 with a mark for spreadsheets; return how many.

    Raises ProblemError, and OSError where the file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        count = await _write(client, query, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)  # what is given up half-way leaves nothing behind
    return count


async def _write(client: Client, query: api.DeliveryQuery, path: Path) -> int:
    count, before = 0, None
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        while True:
            page = await client.deliveries(query.model_copy(update={"before": before, "limit": PAGE}))
            file.write(_lines(page.rows))
            count += len(page.rows)
            before = page.next_before
            if before is None:
                return count


def _lines(rows: tuple[api.DeliveryRow, ...]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in rows:
        again = row.next_try_at.isoformat() if row.next_try_at else ""
        reason = wording.reason(row.reason).title if row.reason else ""
        cells = (
            str(row.id),
            row.created_at.isoformat(),
            wording.change(row.change),
            wording.summary(row.summary),
            wording.delivery_state(row.state),
            str(row.tries),
            again,
            reason,
        )
        writer.writerow([harmless(cell) for cell in cells])
    return text.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
