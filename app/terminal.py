"""What the command line shows and asks: text for people by rich, or JSON for machines."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from app import wording
from app.manual.pages import Page
from app.model import api
from app.model.money import Money
from app.model.reasons import Problem, ReasonCode
from app.model.support import Bundle

out = Console(highlight=False, markup=False)
err = Console(stderr=True, highlight=False, markup=False)


def say(text: str) -> None:
    """Say something on standard output."""
    out.print(text)


def complain(text: str) -> None:
    """Say what was wrong with the command's words."""
    err.print(text)


def problem(what: Problem) -> None:
    """Say what went wrong and what to do."""
    sentence = wording.problem(what)
    err.print(Text(sentence.title, style="bold"))
    err.print(f"{sentence.text} {sentence.remedy}".strip())
    if what.detail:
        err.print(Text(f"({what.code.value}: {what.detail})", style="dim"))


def agent_said(line: dict[str, Any]) -> None:
    """Say how the agent's start went."""
    if "problem" in line:
        problem(Problem.model_validate(line["problem"]))
    else:
        say("Storewire is running. Press Ctrl+C to stop it.")


def _json(value: BaseModel | Sequence[BaseModel] | Mapping[str, Any]) -> None:
    if isinstance(value, BaseModel):
        print(value.model_dump_json())
    elif isinstance(value, Mapping):
        print(json.dumps(value))
    else:
        print(json.dumps([one.model_dump(mode="json") for one in value]))


def stores(views: Sequence[api.ConnectionView], *, as_json: bool) -> None:
    """List stores and how they fare."""
    if as_json:
        _json(views)
        return
    if not views:
        say("No store is connected yet. Connect one with: storewire add ADDRESS --platform sequenzy")
        return
    table = Table("No.", "Store", "Address", "State", "Waiting", "Failed", box=None, pad_edge=False)
    for view in views:
        state = wording.connection_state(view.state, wording.platform_title(view.platform))
        cells = (str(view.id), view.name, view.home, state, str(view.waiting), str(view.failed))
        table.add_row(*(Text(cell) for cell in cells))
    out.print(table)
    for view in views:
        if view.problem is not None:
            err.print()
            err.print(Text(view.name, style="bold"))
            problem(view.problem)


Watched = Sequence[tuple[api.ConnectionView, api.Watch]]
"""Stores, each with how it is kept in sync."""


def status(watched: Watched, *, as_json: bool) -> None:
    """List stores, how they fare, and how soon their changes are seen."""
    if as_json:
        print(json.dumps([_with_watch(view, watch) for view, watch in watched]))
        return
    stores([view for view, _ in watched], as_json=False)
    for view, watch in watched:
        line = wording.latency_line(watch.latencies)
        if line:
            say("")
            out.print(Text(view.name, style="bold"))
            say(line)
            for row in wording.latency_rows(watch.latencies):
                say(f"  {row}")
        if watch.problem is not None:
            problem(watch.problem)
    _ask_about_held(watched)


def held(watched: Watched, *, as_json: bool) -> None:
    """List the deletions that are held, and how to decide about them."""
    if as_json:
        print(json.dumps([_with_watch(view, watch) for view, watch in watched]))
        return
    if not any(watch.held for _, watch in watched):
        say("No deletion is held.")
    _ask_about_held(watched)


def _ask_about_held(watched: Watched) -> None:
    for view, watch in watched:
        text = wording.held(watch.held, wording.platform_title(view.platform))
        if text is not None:
            out.print()
            out.print(Text(f"{view.name}: {text.title}.", style="bold"))
            say(text.text)
            say(f"Decide with: storewire held {view.id} --delete or storewire held {view.id} --keep")


def _with_watch(view: api.ConnectionView, watch: api.Watch) -> dict[str, Any]:
    return {**view.model_dump(mode="json"), "watch": watch.model_dump(mode="json")}


def connected(view: api.ConnectionView, *, as_json: bool) -> None:
    """Say that a store is connected."""
    if as_json:
        _json(view)
    else:
        platform = wording.platform_title(view.platform)
        say(f"{view.name} is connected to {platform} ({view.company}). Follow its first sync with: storewire sync")


def synced(view: api.ConnectionView, done: api.SyncProgress, *, as_json: bool) -> None:
    """Say how a sync ended."""
    if as_json:
        _json(done)
        return
    read = ", ".join(f"{kind.done:,} {wording.kind(kind.kind).lower()}" for kind in done.kinds)
    if done.state is api.SyncState.DONE and not view.failed and view.problem is None:
        say(f"{view.name}: {read}. Everything is delivered.")
    else:
        say(f"{view.name}: {read}. {view.failed:,} deliveries failed, {view.waiting:,} wait.")
    if view.problem is not None:
        problem(view.problem)


def failures(groups: Sequence[api.FailureGroup], names: Mapping[int, str], *, as_json: bool) -> None:
    """List failures by cause, each with what to do."""
    if as_json:
        _json(groups)
        return
    if not groups:
        say("Nothing failed.")
    for group in groups:
        cause = wording.reason(group.reason)
        out.print(Text(f"{names.get(group.connection, '')}: {group.count:,} × {cause.text}", style="bold"))
        out.print(f"  {cause.remedy}")
        for row in group.newest:
            out.print(f"  {row.id}  {wording.change(row.change)}  {wording.summary(row.summary)}")
            if row.reason is ReasonCode.UNREADABLE and row.detail:
                out.print(f"      {wording.plain(row.detail, 200)}")
            if row.wp_admin_url:
                out.print(f"      {wording.plain(row.wp_admin_url, 300)}")


def companion(store: api.ConnectionView, view: api.CompanionView, *, as_json: bool) -> None:
    """Say how a store's companion plugin fares."""
    if as_json:
        _json(view)
        return
    fact, text = wording.companion(view, datetime.now(UTC))
    say(f"{store.name}: {fact}")
    say(text)


def counted(what: api.Counted, *, as_json: bool) -> None:
    """Say how many deliveries a command touched."""
    if as_json:
        _json(what)
    else:
        say(f"{what.count:,} deliveries are tried again.")


def goodbyes(endings: Sequence[tuple[api.ConnectionView, api.Goodbye]], *, as_json: bool, as_list: bool) -> None:
    """Say how disconnects went, and what remains; in JSON a list where all were asked for."""
    if as_json:
        ended = [one for _, one in endings]
        _json(ended if as_list else ended[0])
        return
    if not endings:
        say("No store is connected.")
    for view, one in endings:
        out.print(Text(view.name, style="bold"))
        for sentence in wording.goodbye(one, wording.platform_title(view.platform)):
            say(sentence)


def revocations(left: Sequence[api.Revocation], *, as_json: bool) -> None:
    """List ends of connections that are not told everywhere."""
    if as_json:
        _json(left)
        return
    if not left:
        say("Everything that ended here is ended everywhere.")
    for one in left:
        out.print(Text(f"{one.name}: disconnected here, not everywhere", style="bold"))
        say(f"  {wording.revocation(one)}")


def erased(receipts: Sequence[api.Erasure], *, as_json: bool) -> None:
    """Say what became of a person, without naming them."""
    if as_json:
        _json(receipts)
        return
    for one in receipts:
        title = f"{one.name}, {wording.platform_title(one.platform)}: receipt {one.number}"
        out.print(Text(title, style="bold"))
        for sentence in wording.erasure(one):
            say(f"  {sentence}")
        if one.outcome is not api.ErasureOutcome.DELETED and one.people_url:
            say(f"  {one.people_url}")


def tested(what: api.Counted, *, as_json: bool) -> None:
    """Say that a test is on its way."""
    if as_json:
        _json(what)
    else:
        say("A test is on its way to your address. It stands in the log, and starts no automation.")


def insights(found: Sequence[tuple[api.ConnectionView, api.Insights]], *, as_json: bool) -> None:
    """List segments and revenue by source, store by store."""
    if as_json:
        print(json.dumps([{"connection": view.id, **one.model_dump(mode="json")} for view, one in found]))
        return
    for view, one in found:
        out.print(Text(f"{view.name}: {one.orders:,} orders", style="bold"))
        if one.segments:
            table = Table("Segment", "Customers", "Who belongs to it", box=None, pad_edge=False)
            for segment in one.segments:
                people = "–" if segment.people is None else f"{segment.people:,}"
                table.add_row(*(Text(cell) for cell in (segment.title, people, wording.segment_meaning(segment.code))))
            out.print(table)
        if one.revenue:
            table = Table("First came from", "Orders", "Revenue", box=None, pad_edge=False)
            for row in one.revenue:
                money = wording.money(Money(row.amount_minor, row.currency))
                table.add_row(*(Text(cell) for cell in (wording.source_name(row), f"{row.orders:,}", money)))
            out.print(table)


def exported(path: Path, bundle: Bundle, size: int, *, as_json: bool) -> None:
    """Say what a diagnostics bundle holds and where it is."""
    if as_json:
        files = [{"name": file.name, "bytes": len(file.text.encode())} for file in bundle.files]
        _json({"file": str(path), "bytes": size, "files": files})
        return
    say(f"{path} is ready to be sent to support ({size / 1024:,.0f} kB). It holds:")
    for file in bundle.files:
        say(f"  {file.name}")
    say("No password is in it, and nobody can be recognised. Nothing was sent anywhere.")


def told(what: BaseModel, sentences: Sequence[str], *, as_json: bool) -> None:
    """Print what was done, as it is or in these sentences."""
    if as_json:
        _json(what)
        return
    for sentence in sentences:
        say(sentence)


def starts_at_login(on: bool, *, as_json: bool) -> None:
    """Say whether Storewire starts when the user logs in."""
    if as_json:
        _json({"start_at_login": on})
    else:
        say("Storewire starts when you log in." if on else "Storewire does not start when you log in.")


def contents(pages: Sequence[Page]) -> None:
    """List the manual's pages."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for page in pages:
        table.add_row(Text(page.topic.value, style="bold"), Text(page.title))
    out.print(table)
    say("Read one with: storewire help PAGE")


def manual(page: Page) -> None:
    """Show a page of the manual."""
    from rich.markdown import Markdown  # only whoever reads the manual waits for it

    out.print(Markdown(f"# {page.title}\n\n{page.without_pictures}", hyperlinks=False))


@contextmanager
def progress(name: str, *, as_json: bool) -> Iterator[Callable[[api.SyncProgress], None]]:
    """Show a sync's bars while the block runs; nothing in JSON or where standard output is no terminal."""
    if as_json or not out.is_terminal:
        yield lambda _: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[left]}"))
    with Progress(*columns, console=out) as bars:
        out.print(Text(name, style="bold"))
        tasks: dict[str, Any] = {}

        def show(now: api.SyncProgress) -> None:
            for kind in now.kinds:
                if kind.state is api.SyncState.NEVER:
                    continue
                label = wording.kind(kind.kind)
                if label not in tasks:
                    tasks[label] = bars.add_task(label, total=kind.total, left="")
                left = f"{kind.delivering:,} on their way" if kind.delivering else ""
                bars.update(tasks[label], completed=kind.done, total=kind.total, left=left)

        yield show


def demo_ended(result: Mapping[str, Any], *, as_json: bool) -> None:
    """Say what the demo's platform holds in the end; the JSON is the last line."""
    if not as_json:
        say(
            f"{result['records_read']:,} records were read and {result['deliveries']:,} deliveries made in "
            f"{result['seconds']} s. The platform holds {result['delivered']:,}, misses "
            f"{result['missing_at_platform']:,} and has {result['duplicates_at_platform']:,} twice."
        )
        return
    _json(result)


class Asker:
    """Takes answers from the environment, from a prompt, or from standard input where that is no terminal."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def prompts(self, variable: str) -> bool:
        """Tell whether somebody is asked, who may mistype."""
        return not self._environment.get(variable) and sys.stdin.isatty()

    def text(self, question: str, variable: str) -> str:
        """Return an answer that may be seen."""
        return self._answer(question, variable, input)

    def secret(self, question: str, variable: str) -> str:
        """Return an answer that must not be seen."""
        return self._answer(question, variable, getpass.getpass)

    def _answer(self, question: str, variable: str, prompt: Callable[[str], str]) -> str:
        if self._environment.get(variable):
            return self._environment[variable]
        if sys.stdin.isatty():
            return prompt(f"{question}: ").strip()
        return sys.stdin.readline().rstrip("\r\n")

    def choice(self, question: str, answers: Mapping[str, str]) -> str:
        """Return the key of the answer that was chosen; "" where nobody is there to be asked."""
        if not sys.stdin.isatty():
            return ""
        err.print(question)
        for key, text in answers.items():
            err.print(f"  {key}  {text}")
        while (given := input("> ").strip().lower()[:1]) not in answers:
            continue
        return given

    def notice(self, text: str) -> None:
        """Say something on the way."""
        err.print(text)

    def visit(self, url: str) -> None:
        """Have the user open a page."""
        err.print("Open this page in a browser, sign in and approve:")
        err.print(Text(url, style="bold"))
