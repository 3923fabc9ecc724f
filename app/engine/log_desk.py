"""What a person asks of the log: its pages, its failures, and to try again or give up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.delivery import log
from app.delivery.activity import activity
from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.model.records import RecordKind
from app.sync import unreadable

ADMIN_PAGES = {
    RecordKind.PRODUCT: "post.php?post={}&action=edit",
    RecordKind.ORDER: "admin.php?page=wc-orders&action=edit&id={}",
    RecordKind.CUSTOMER: "user-edit.php?user_id={}",
    RecordKind.USER: "user-edit.php?user_id={}",
    RecordKind.COMMENT: "comment.php?action=editcomment&c={}",
}


class LogDesk:
    """The log of every connection. Methods raise ProblemError with what the user can do."""

    def __init__(self, parts: Parts, runtimes: Mapping[int, Runtime]) -> None:
        self._parts = parts
        self._runtimes = runtimes

    async def deliveries(self, query: api.DeliveryQuery) -> api.DeliveryPage:
        """Return a page of the log."""
        return await self._parts.database.read(lambda c: log.page(c, query, self._parts.hasher))

    async def totals(self, connection_id: int) -> api.DeliveryTotals:
        """Return how many deliveries are in each state."""
        return await self._parts.database.read(lambda c: log.totals(c, connection_id))

    async def activity(self, connection_id: int) -> api.Activity:
        """Return what became of the deliveries of the last 24 hours."""
        now = self._parts.clock.now()
        return await self._parts.database.read(lambda c: activity(c, connection_id, now))

    async def delivery(self, delivery: int) -> api.DeliveryDetail:
        """Return one delivery with its tries."""
        found = await self._parts.database.read(lambda c: log.detail(c, delivery))
        if found is None:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such delivery")
        detail, row = found
        url = self._wp_admin(row.connection_id, detail.row.kind, detail.row.record_id)
        return detail.model_copy(update={"wp_admin_url": url})

    async def failures(self, connection_id: int | None) -> list[api.FailureGroup]:
        """Return the failures by cause."""
        groups = await self._parts.database.read(lambda c: log.failure_groups(c, connection_id))
        return [one.model_copy(update={"newest": tuple(map(self._with_link, one.newest))}) for one in groups]

    async def retry(self, selection: api.Selection) -> api.Counted:
        """Try failed deliveries again, and read records again that could not be understood."""
        unread = await self._parts.database.read(lambda c: unreadable.selected(c, selection))
        for number, runtime in self._runtimes.items():
            if wanted := [one for one in unread if one.connection == number]:
                await runtime.read_again(wanted)
        counted = await self._touch(selection, log.retry)
        return api.Counted(count=counted.count + len(unread))

    async def discard(self, selection: api.Selection) -> api.Counted:
        """Give failed deliveries up."""
        return await self._touch(selection, log.discard)

    async def _touch(self, selection: api.Selection, work: Callable[..., int]) -> api.Counted:
        now = self._parts.clock.now()
        count = await self._parts.database.write(lambda c: work(c, selection, now))
        for number, runtime in self._runtimes.items():
            if selection.connection in {None, number}:
                runtime.wake()
                self._parts.hub.publish(api.DeliveriesChanged(connection=number))
        self._parts.hub.publish(api.ConnectionsChanged())
        return api.Counted(count=count)

    def _with_link(self, row: api.FailedDelivery) -> api.FailedDelivery:
        return row.model_copy(update={"wp_admin_url": self._wp_admin(row.connection, row.kind, row.record_id)})

    def _wp_admin(self, connection_id: int, kind: RecordKind, record_id: str) -> str:
        """Return the record's page in its store's own administration, "" where it has none."""
        runtime, page = self._runtimes.get(connection_id), ADMIN_PAGES.get(kind)
        if runtime is None or page is None or not record_id.isdigit():
            return ""
        return f"{runtime.kept.home}/wp-admin/{page.format(record_id)}"
