"""What a person asks of the companion: whether it is there, to look again, to take it out of the store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from app import companion_package
from app.engine.companion import take_leave
from app.engine.runtime import Runtime
from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.stores.plugins import remove_plugin
from app.stores.rest import RestClient
from app.sync.companion_cursor import load_cursor

NOT_ALLOWED = frozenset({ProblemCode.NO_PERMISSION, ProblemCode.REST_BLOCKED})


class CompanionDesk:
    """The companions of all connections. Methods raise ProblemError with what the user can do."""

    def __init__(self, runtime: Callable[[int], Runtime]) -> None:
        self._runtime = runtime

    async def view(self, connection_id: int) -> api.CompanionView:
        """Return what is known without asking the store."""
        runtime = self._runtime(connection_id)
        listener = runtime.listener
        kept = await runtime.parts.database.read(lambda c: load_cursor(c, connection_id))
        admin = f"{runtime.kept.home}/wp-admin"
        return api.CompanionView(
            state=listener.state if listener else api.CompanionState.UNKNOWN,
            version=listener.version if listener else "",
            ours=companion_package.version(),
            tracking=listener.tracking if listener else False,
            last_event_at=kept.last_event_at if kept else None,
            upload_url=f"{admin}/plugin-install.php?tab=upload",
            plugins_url=f"{admin}/plugins.php",
        )

    async def look(self, connection_id: int) -> api.CompanionView:
        """Ask the store now. Where the plugin has come or gone, listening begins or ends."""
        runtime = self._runtime(connection_id)
        async with self._rest(runtime) as rest:
            status = await runtime.companion(rest).status()
        await runtime.look_for_companion()
        if runtime.listener is not None:
            runtime.listener.note(status)
        return await self.view(connection_id)

    async def remove(self, connection_id: int) -> api.CompanionRemoved:
        """Deactivate and delete the plugin; only an administrator's password may do that."""
        runtime = self._runtime(connection_id)
        plugins = f"{runtime.kept.home}/wp-admin/plugins.php"
        async with self._rest(runtime) as rest:
            try:
                await take_leave(runtime.companion(rest), runtime.session().secrets.get("write_key", ""))
                await remove_plugin(rest, companion_package.NAME)
            except ProblemError as error:
                if error.problem.code not in NOT_ALLOWED:
                    raise
                return api.CompanionRemoved(removed=False, plugins_url=plugins)
        await runtime.look_for_companion()
        return api.CompanionRemoved(removed=True, plugins_url=plugins)

    @asynccontextmanager
    async def _rest(self, runtime: Runtime) -> AsyncIterator[RestClient]:
        async with runtime.parts.store_http() as http:
            yield RestClient(http, runtime.kept.site, runtime.store_credentials(), tries=2)
