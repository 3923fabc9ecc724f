"""What `storewire doctor` prints: each check with a sentence and what to do, or the same for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from app import wording
from app.model import api
from app.model.store import Check, CheckState

MARKS = {
    CheckState.PASS: ("✓", "green"),
    CheckState.WARN: ("!", "yellow"),
    CheckState.FAIL: ("✗", "red"),
    CheckState.SKIP: ("–", "dim"),
}


def healthy(reports: Sequence[api.DoctorReport]) -> bool:
    """Tell whether no check failed; a warning is no failure."""
    return not any(check.state is CheckState.FAIL for report in reports for check in report.checks)


def show(reports: Sequence[api.DoctorReport], out: Console) -> None:
    """Print the checks of each store, one a line, with a remedy below those that need one."""
    for number, report in enumerate(reports):
        if number:
            out.print()
        name = wording.plain(report.name, 80) or report.address
        where = f"{name} ({report.home})" if report.home else name
        title = f"{where} → {wording.platform_title(report.platform)}" if report.platform else where
        out.print(Text(title, style="bold"))
        for check in report.checks:
            said = wording.check(check)
            mark, style = MARKS[check.state]
            out.print(Text.assemble((f"{mark} ", style), Text(f"{said.fact} {said.detail}".strip())))
            if said.remedy:
                out.print(Padding(Text(said.remedy, style="dim"), (0, 0, 0, 2)))
    if not reports:
        out.print("No store is connected yet. Name an address: storewire doctor shop.example.com")


def as_json(reports: Sequence[api.DoctorReport]) -> str:
    """Return the reports as JSON. `id`, `state`, `because` and `problem` are stable; the sentences are not."""
    stores = [
        {
            "address": report.address,
            "home": report.home,
            "name": report.name,
            "connection": report.connection,
            "platform": report.platform.value if report.platform else None,
            "checked_at": report.checked_at.isoformat(),
            "ok": healthy([report]),
            "checks": [_check(check) for check in report.checks],
        }
        for report in reports
    ]
    return json.dumps({"ok": healthy(reports), "stores": stores}, ensure_ascii=False)


def _check(check: Check) -> dict[str, Any]:
    said = wording.check(check)
    params = {name: value for name, value in check.params.items() if name != "because"}
    return {
        "id": check.name.value,
        "state": check.state.value,
        "because": check.params.get("because"),
        "problem": check.problem.code.value if check.problem else None,
        "params": params | (dict(check.problem.params) if check.problem else {}),
        "sentence": f"{said.fact} {said.detail}".strip(),
        "remedy": said.remedy,
    }
