"""The command line: a client of the agent, like the console. Without a command it is the console."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app import __version__, companion_package, terminal
from app.client import Client
from app.crashes import tell_crashes
from app.launch import find, find_or_start
from app.manual.topics import Topic
from app.model import api
from app.model.places import Places
from app.model.reasons import Problem, ProblemCode, ProblemError, ReasonCode
from app.model.settings import PlatformName

OK, FAILED, WRONG_USAGE = 0, 1, 2

cli = typer.Typer(
    name="storewire",
    help="Connect WordPress and WooCommerce stores to Sequenzy and Segmentflow, and see every delivery.",
    no_args_is_help=False,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class AtLogin(StrEnum):
    """Whether Storewire starts when the user logs in."""

    ON = "on"
    OFF = "off"


Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Store = Annotated[str, typer.Argument(help="The store's name, address or number; none for every store.")]


def main() -> int:
    """Run the program; return its exit code."""
    tell_crashes()
    try:
        code = cli(standalone_mode=False)
    except typer.Exit as ended:
        return int(ended.exit_code)
    except typer.Abort:
        return FAILED
    except ProblemError as error:
        terminal.problem(error.problem)
        return FAILED
    except Exception as error:
        if type(error).__module__.startswith(("click", "typer")) and hasattr(error, "format_message"):
            terminal.complain(error.format_message())
            return WRONG_USAGE
        raise
    return int(code or OK)


def _version(asked: bool) -> None:
    if asked:
        print(f"storewire {__version__}")
        raise typer.Exit


@cli.callback()
def console(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    in_background: Annotated[
        bool, typer.Option("--in-background", help="Start without showing the window, as at login.")
    ] = False,
) -> None:
    """Open the console where no command is named."""
    if context.invoked_subcommand is None:
        from app.ui.application import run_console  # Qt only where a window is wanted
        from app.ui.options import Appearing, ConsoleOptions

        raise typer.Exit(
            run_console(ConsoleOptions(appearing=Appearing.IN_BACKGROUND if in_background else Appearing.OPEN))
        )


@asynccontextmanager
async def agent() -> AsyncIterator[Client]:
    """Yield a client of the agent; one that was started for this command ends with it, unless it is to stay."""
    places = Places.default()
    client = await find(places)
    ours = client is None
    client = client or await find_or_start(places)
    try:
        yield client
        if ours and not (await client.program_settings()).keep_running:
            await client.stop_agent()
    finally:
        await client.close()


def ask(work: Callable[[Client], Awaitable[int]]) -> None:
    """Do something with the agent and end with its exit code."""

    async def asked() -> int:
        async with agent() as client:
            return await work(client)

    raise typer.Exit(asyncio.run(asked()))


async def chosen(client: Client, store: str) -> list[api.ConnectionView]:
    """Return the connections that a name, address or number means; all for "". Raises ProblemError(NOT_FOUND)."""
    known = await client.connections()
    if not store:
        return known
    wanted = store.lower().rstrip("/")
    exact = [one for one in known if wanted in {str(one.id), one.name.lower(), one.home.lower()}]
    found = exact or [one for one in known if wanted in one.home.lower() or wanted in one.name.lower()]
    if not found:
        raise ProblemError(ProblemCode.NOT_FOUND, f"no store named {store}")
    return found


@cli.command()
def run(
    while_used: Annotated[bool, typer.Option("--while-used", help="End when no client is left.")] = False,
    session_secrets: Annotated[
        bool, typer.Option("--session-secrets", help="Keep secrets in memory, for this run only.")
    ] = False,
) -> None:
    """Run the agent until it is stopped: as a service on a machine that is always on."""
    from app.agent.process import Lifetime, Secrets
    from app.agent.process import run as run_agent

    def say(line: str) -> None:
        if while_used or not sys.stdout.isatty():
            print(line, flush=True)
        else:
            terminal.agent_said(json.loads(line))

    raise typer.Exit(
        run_agent(
            Places.default(),
            Lifetime.WHILE_USED if while_used else Lifetime.FOREVER,
            Secrets.SESSION if session_secrets else Secrets.KEYRING,
            say,
        )
    )


@cli.command()
def demo(
    headless: Annotated[bool, typer.Option("--headless", help="No window: pair and sync in the terminal.")] = False,
    platform: Annotated[PlatformName, typer.Option(help="Where to send.")] = PlatformName.SEQUENZY,
    products: Annotated[int, typer.Option(min=0, help="Products in the store.")] = 200,
    customers: Annotated[int, typer.Option(min=0, help="Customers in the store.")] = 300,
    orders: Annotated[int, typer.Option(min=0, help="Orders in the store.")] = 1000,
    faults: Annotated[str, typer.Option(help="none, flaky, outage, revoked or slow-host.")] = "none",
    seed: Annotated[int, typer.Option(help="Other data with another number.")] = 1,
    by_itself: Annotated[
        bool, typer.Option("--by-itself", hidden=True, help="The window is used by nobody, and ends.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Try everything against a store and platforms made up on this computer; nothing of yours is touched."""
    from app.demo import DemoOptions, Showing, run_demo, show_demo

    options = DemoOptions(platform, products, customers, orders, faults, seed)
    if headless:
        raise typer.Exit(asyncio.run(run_demo(options, as_json=as_json)))
    showing = Showing.ITSELF if by_itself else Showing.PERSON
    raise typer.Exit(show_demo(options, showing, as_json=as_json))


@cli.command(hidden=True, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def sandbox(context: typer.Context) -> None:
    """Serve the demo's store and platforms on loopback."""
    from app.sandbox.process import main as serve

    raise typer.Exit(serve(context.args))


@cli.command()
def add(
    url: Annotated[str, typer.Argument(help="The store's address.")],
    platform: Annotated[PlatformName, typer.Option(parser=PlatformName, metavar="NAME", help="Where to send.")],
    user: Annotated[str, typer.Option(help="User name in the store; asked for where it is missing.")] = "",
    browser: Annotated[bool, typer.Option("--browser", help="Approve in your own browser.")] = False,
    observe_only: Annotated[
        bool, typer.Option("--observe-only", help="Read and show, but deliver nothing from here.")
    ] = False,
    take_over: Annotated[
        bool, typer.Option("--take-over", help="Let other computers' Storewire in no longer.")
    ] = False,
    key_in_address: Annotated[
        bool,
        typer.Option(
            "--key-in-address",
            help="Last resort where the server cuts the Authorization header: a WooCommerce key in each address. "
            "Addresses may end up in the server's log.",
        ),
    ] = False,
    company: Annotated[str, typer.Option(help="Company at the platform, where the key opens several.")] = "",
    api_host: Annotated[str, typer.Option(help="Another API host of the platform.")] = "",
    dashboard_host: Annotated[str, typer.Option(help="Another dashboard host of the platform.")] = "",
    session_secrets: Annotated[
        bool, typer.Option("--session-secrets", help="Where there is no keyring: keep secrets for this run only.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Connect a store without a window.

    The application password and the API key come from a prompt, from standard input (a line each) or from
    STOREWIRE_STORE_PASSWORD and STOREWIRE_API_KEY; never from the command line.
    """
    from app.adding import Adding, Others, connect
    from app.model.store import KeyPlace

    if observe_only and take_over:
        terminal.complain("Either --observe-only or --take-over.")
        raise typer.Exit(WRONG_USAGE)
    wanted = Adding(
        url, platform, user, company, api_host, dashboard_host, session_secrets, browser,
        Others.OBSERVE if observe_only else Others.TAKE_OVER if take_over else Others.ASK,
        KeyPlace.ADDRESS if key_in_address else KeyPlace.HEADER,
    )  # fmt: skip

    async def work(client: Client) -> int:
        known = [one.name.value for one in await client.platforms()]
        if platform.value not in known:
            terminal.complain(f"There is no platform named {platform.value}; there are: {', '.join(known)}.")
            return WRONG_USAGE
        view = await connect(client, wanted, terminal.Asker(os.environ))
        terminal.connected(view, as_json=as_json)
        return OK

    ask(work)


@cli.command()
def doctor(
    url: Annotated[str, typer.Argument(help="A store's address; it need not be connected.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Every connected store.")] = False,
    as_json: Json = False,
) -> None:
    """Find out what is wrong with a store, and what to do.

    A store that is connected is looked at from inside, with its credentials, and its platform too.
    """
    from app import diagnosis

    if bool(url) is every:
        terminal.complain("Name a store's address, or --all.")
        raise typer.Exit(WRONG_USAGE)

    async def work(client: Client) -> int:
        if every:
            found = [await client.diagnose_connection(one) for one in await client.connections()]
        else:
            found = await client.diagnose(url)
        if as_json:
            print(diagnosis.as_json(found))
        else:
            diagnosis.show(found, terminal.out)
        return OK if diagnosis.healthy(found) else FAILED

    ask(work)


@cli.command()
def status(as_json: Json = False) -> None:
    """List the connected stores and how they fare."""

    async def work(client: Client) -> int:
        views = await client.connections()
        terminal.status([(one, await client.watch(one.id)) for one in views], as_json=as_json)
        left = await client.revocations()
        if left and not as_json:
            terminal.revocations(left, as_json=False)
        if not views and (notice := (await client.hello()).notice) is not None:
            terminal.problem(notice)
        return FAILED if left or any(one.failed or one.problem for one in views) else OK

    ask(work)


@cli.command()
def sync(
    store: Store = "",
    full: Annotated[bool, typer.Option("--full", help="Send everything again, even what did not change.")] = False,
    as_json: Json = False,
) -> None:
    """Sync a store now, or all of them, and wait until everything is delivered."""
    from app.following import follow

    async def work(client: Client) -> int:
        code = OK
        for one in await chosen(client, store):
            await client.sync(one.id, full=full)
            with terminal.progress(one.name, as_json=as_json) as show:
                done = await follow(client, one.id, show)
            view = await client.connection(one.id)
            terminal.synced(view, done, as_json=as_json)
            if view.failed or view.problem or done.state is not api.SyncState.DONE:
                code = FAILED
        return code

    ask(work)


@cli.command()
def held(
    store: Store = "",
    delete: Annotated[bool, typer.Option("--delete", help="Delete them at the platform too.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Keep them at the platform.")] = False,
    as_json: Json = False,
) -> None:
    """List deletions that are held because many records are gone from the store at once, or decide about them."""
    if delete and keep:
        terminal.complain("Choose one of --delete and --keep.")
        raise typer.Exit(WRONG_USAGE)
    decision = api.HeldDecision.DELETE if delete else api.HeldDecision.KEEP if keep else None

    async def work(client: Client) -> int:
        views = await chosen(client, store)
        if decision is not None:
            for one in views:
                await client.decide_held(one.id, decision)
        watches = [(one, await client.watch(one.id)) for one in views]
        terminal.held(watches, as_json=as_json)
        return FAILED if any(watch.held for _, watch in watches) else OK

    ask(work)


@cli.command()
def failures(as_json: Json = False) -> None:
    """List what was not delivered and will not be tried again by itself."""

    async def work(client: Client) -> int:
        groups = await client.failures()
        terminal.failures(groups, {one.id: one.name for one in await client.connections()}, as_json=as_json)
        return FAILED if groups else OK

    ask(work)


@cli.command()
def retry(
    ids: Annotated[list[int] | None, typer.Argument(help="Numbers of deliveries; none for all failures.")] = None,
    reason: Annotated[ReasonCode | None, typer.Option(help="Only failures of this cause.")] = None,
    as_json: Json = False,
) -> None:
    """Try failed deliveries again."""

    async def work(client: Client) -> int:
        counted = await client.retry(api.Selection(ids=tuple(ids or ()), reason=reason))
        terminal.counted(counted, as_json=as_json)
        return OK

    ask(work)


@cli.command()
def pause(store: Store = "", as_json: Json = False) -> None:
    """Stop reading and sending until resumed; nothing is lost."""
    ask(lambda client: _each(client, store, client.pause, as_json=as_json))


@cli.command()
def resume(store: Store = "", as_json: Json = False) -> None:
    """Go on where a pause stopped."""
    ask(lambda client: _each(client, store, client.resume, as_json=as_json))


async def _each(
    client: Client, store: str, work: Callable[[int], Awaitable[api.ConnectionView]], *, as_json: bool
) -> int:
    terminal.stores([await work(one.id) for one in await chosen(client, store)], as_json=as_json)
    return OK


@cli.command()
def companion(
    store: Store = "",
    save_zip: Annotated[Path | None, typer.Option(help="Save the plugin's zip to this file or folder.")] = None,
    as_json: Json = False,
) -> None:
    """Say whether the companion plugin is at work in a store, or save it for installing it by hand."""
    if save_zip is not None:
        terminal.say(str(companion_package.save(save_zip)))
        raise typer.Exit(OK)

    async def work(client: Client) -> int:
        for one in await chosen(client, store):
            terminal.companion(one, await client.look_for_companion(one.id), as_json=as_json)
        return OK

    ask(work)


@cli.command()
def disconnect(
    store: Annotated[str, typer.Argument(help="The store's name, address or number.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Every connection, as before uninstalling.")] = False,
    as_json: Json = False,
) -> None:
    """End a connection: on this computer at once, at the platform and in the store as soon as they answer."""

    async def work(client: Client) -> int:
        if everything == bool(store):
            terminal.complain("Name one store, or say --all.")
            return WRONG_USAGE
        found = await chosen(client, store)
        if len(found) > 1 and not everything:
            terminal.problem(Problem(code=ProblemCode.BAD_REQUEST, detail="several stores match"))
            return WRONG_USAGE
        endings = [(view, await client.disconnect(view.id)) for view in found]
        terminal.goodbyes(endings, as_json=as_json, as_list=everything)
        return FAILED if any(ended.kept_until for _, ended in endings) else OK

    ask(work)


@cli.command()
def revocations(
    now: Annotated[bool, typer.Option("--retry", help="Try them now.")] = False, as_json: Json = False
) -> None:
    """List connections that ended here and of which the platform or the store could not be told yet."""

    async def work(client: Client) -> int:
        if now:
            for one in await client.revocations():
                await client.retry_revocation(one.id)
        left = await client.revocations()
        terminal.revocations(left, as_json=as_json)
        return FAILED if left else OK

    ask(work)


@cli.command()
def erase(
    store: Annotated[str, typer.Argument(help="The store's name, address or number.")], as_json: Json = False
) -> None:
    """Erase a person: from this computer, and at the platform as far as it can be done from here.

    The address comes from a prompt, from standard input or from STOREWIRE_PERSON; never from the command line.
    """

    async def work(client: Client) -> int:
        found = await chosen(client, store)
        address = terminal.Asker(os.environ).text("The person's e-mail address", "STOREWIRE_PERSON")
        receipts = [await client.erase(one.id, address) for one in found]
        terminal.erased(receipts, as_json=as_json)
        done = {api.ErasureOutcome.DELETED, api.ErasureOutcome.NOT_THERE, api.ErasureOutcome.PROFILE_DELETED}
        return OK if all(one.outcome in done for one in receipts) else FAILED

    ask(work)


@cli.command("test")
def send_test(
    store: Annotated[str, typer.Argument(help="The store's name, address or number.")], as_json: Json = False
) -> None:
    """Send one test to your own address, which starts no automation.

    The address comes from a prompt, from standard input or from STOREWIRE_TEST_TO.
    """

    async def work(client: Client) -> int:
        found = await chosen(client, store)
        address = terminal.Asker(os.environ).text("Your e-mail address", "STOREWIRE_TEST_TO")
        count = sum([(await client.send_test(one.id, address)).count for one in found])
        terminal.tested(api.Counted(count=count), as_json=as_json)
        return OK

    ask(work)


@cli.command()
def insights(store: Store = "", as_json: Json = False) -> None:
    """Count the platform's ready-made segments by the store's orders, and show which source brought what."""

    async def work(client: Client) -> int:
        found = [(view, await client.insights(view.id)) for view in await chosen(client, store)]
        terminal.insights(found, as_json=as_json)
        return OK

    ask(work)


@cli.command("export-diagnostics")
def export_diagnostics(
    file: Annotated[Path, typer.Argument(help="The zip file to write.")],
    as_json: Json = False,
) -> None:
    """Save what support needs to know in a file: no password is in it, and nobody can be recognised."""
    from app.supporting import export_diagnostics as export

    async def work(client: Client) -> int:
        try:
            await export(client, file, as_json=as_json)
        except OSError as error:
            terminal.complain(f"{file} cannot be written: {error.strerror}")
            return FAILED
        return OK

    ask(work)


@cli.command("open-diagnostics")
def open_diagnostics(file: Annotated[Path, typer.Argument(help="A file that export-diagnostics wrote.")]) -> None:
    """Show somebody's diagnostics bundle in a window, as they see it; nothing in it can be changed."""
    from app.supporting import open_diagnostics as show

    raise typer.Exit(show(file))


@cli.command("move-out")
def move_out(
    file: Annotated[Path, typer.Argument(help="The file to write, such as one on a USB stick.")], as_json: Json = False
) -> None:
    """Save everything but the passwords to a file, for another computer, and deliver nothing from here any more.

    The file is encrypted. Its passphrase comes from a prompt, from standard input or from STOREWIRE_PASSPHRASE.
    """
    from app.relocation import move_out as move

    ask(lambda client: move(client, file, terminal.Asker(os.environ), as_json=as_json))


@cli.command("move-in")
def move_in(file: Annotated[Path, typer.Argument(help="A file that move-out wrote.")], as_json: Json = False) -> None:
    """Take over what another computer saved with move-out; its stores are then connected again.

    Nothing is sent twice. The passphrase comes from a prompt, from standard input or from STOREWIRE_PASSPHRASE.
    """
    from app.relocation import move_in as move

    ask(lambda client: move(client, file, terminal.Asker(os.environ), as_json=as_json))


@cli.command("help")
def manual(
    topic: Annotated[Topic | None, typer.Argument(help="A page of the manual; none for the contents.")] = None,
) -> None:
    """Read the manual."""
    from app.manual.pages import contents, page

    if topic is None:
        terminal.contents(contents())
    else:
        terminal.manual(page(topic))


@cli.command("start-at-login")
def start_at_login(
    wanted: Annotated[AtLogin | None, typer.Argument(help="on or off; nothing tells how it is.")] = None,
    as_json: Json = False,
) -> None:
    """Start Storewire in the background when you log in."""
    from app.start_at_login import entry

    found = entry()
    try:
        if wanted is AtLogin.ON:
            found.add()
        elif wanted is AtLogin.OFF:
            found.remove()
    except OSError as error:
        terminal.complain(f"This could not be changed: {error.strerror}")
        raise typer.Exit(FAILED) from error
    terminal.starts_at_login(found.exists(), as_json=as_json)
