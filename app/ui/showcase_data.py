"""The example stores of the showcase: three shops, their syncs, logs and failures."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.model import api
from app.model.changes import ChangeKind
from app.model.deliveries import DeliveryState, Lane
from app.model.reasons import Problem, ProblemCode, ReasonCode
from app.model.records import SHOP_KINDS, RecordKind
from app.model.settings import LiveChannel, PlatformName
from app.model.store import Check, CheckName, CheckState, StoreFacts, StoreSite

HOME = "https://cafe-lumiere.example"
CAFE, BARN, BLOG = 1, 2, 3
DASHBOARDS = {
    PlatformName.SEQUENZY: "https://sequenzy.com",
    PlatformName.SEGMENTFLOW: "https://dashboard.segmentflow.ai",
}
FORMS_PAGES = {
    PlatformName.SEQUENZY: "https://sequenzy.com",
    PlatformName.SEGMENTFLOW: "https://dashboard.segmentflow.ai/websites",
}
PAIRING_PAGES = {
    PlatformName.SEQUENZY: "https://sequenzy.com/setup/woocommerce",
    PlatformName.SEGMENTFLOW: "https://dashboard.segmentflow.ai/connect/woocommerce",
}


def facts(name: str = "Café Lumière", home: str = HOME) -> StoreFacts:
    """Return what the first shop runs."""
    counts = {RecordKind.PRODUCT: 2000, RecordKind.CUSTOMER: 3003, RecordKind.ORDER: 10003}
    return StoreFacts(
        name=name,
        home=home,
        wordpress_version="7.1",
        woocommerce_version="10.0.2",
        php_version="8.3.14",
        currency="EUR",
        prices_include_tax=True,
        timezone="Europe/Berlin",
        counts=counts,
    )


def site() -> StoreSite:
    """Return the first shop as it is found."""
    return StoreSite(
        home=HOME,
        rest_root=f"{HOME}/wp-json/",
        name="Café Lumière",
        namespaces=("wp/v2", "wc/v3"),
        authorize_url=f"{HOME}/wp-admin/authorize-application.php",
        wordpress_version="7.1",
        checks=(
            Check(name=CheckName.ANSWERS, state=CheckState.PASS, params={"seconds": 0.31}),
            Check(name=CheckName.WORDPRESS, state=CheckState.PASS, params={"version": "7.1"}),
            Check(name=CheckName.WOOCOMMERCE, state=CheckState.PASS),
            Check(name=CheckName.APP_PASSWORDS, state=CheckState.PASS),
            Check(name=CheckName.HTTPS, state=CheckState.PASS),
            Check(name=CheckName.CLOCK, state=CheckState.WARN, params={"seconds": 240}),
        ),
    )


def connections(now: datetime) -> tuple[api.ConnectionView, ...]:
    """Return the three shops: one in sync, one that needs somebody, one paused."""
    cafe = new_connection(now, CAFE, PlatformName.SEQUENZY).model_copy(
        update={
            "failed": 3,
            "waiting": 7,
            "oldest_waiting_at": now - timedelta(minutes=9),
            "last_event_at": now - timedelta(minutes=2),
        }
    )
    barn = new_connection(now, BARN, PlatformName.SEGMENTFLOW).model_copy(
        update={
            "name": "Bike Barn",
            "home": "https://bikebarn.example",
            "company": "Bike Barn Ltd",
            "state": api.ConnectionState.ATTENTION,
            "problem": Problem(code=ProblemCode.PLATFORM_REVOKED, params={"platform": "Segmentflow"}),
            "failed": 3,
            "waiting": 128,
            "oldest_waiting_at": now - timedelta(hours=5),
            "last_event_at": now - timedelta(hours=5),
            "facts": facts("Bike Barn", "https://bikebarn.example"),
        }
    )
    blog = barn.model_copy(
        update={
            "id": BLOG,
            "name": "Harbour Blog",
            "home": "https://harbour.example/blog",
            "company": "Harbour Media",
            "state": api.ConnectionState.PAUSED,
            "problem": None,
            "failed": 0,
            "waiting": 0,
            "oldest_waiting_at": None,
            "last_event_at": None,
        }
    )
    return cafe, barn, blog


def new_connection(now: datetime, number: int, platform: PlatformName) -> api.ConnectionView:
    """Return a connection of the first shop."""
    return api.ConnectionView(
        id=number,
        name="Café Lumière",
        home=HOME,
        platform=platform,
        company="Lumière GmbH",
        state=api.ConnectionState.CONNECTED,
        credential_fingerprint="3f9a2c1e",
        connected_at=now - timedelta(days=18),
        connected_by="admin",
        last_heartbeat_at=now - timedelta(seconds=40),
        facts=facts(),
        wp_admin_url=f"{HOME}/wp-admin/",
        platform_url=DASHBOARDS[platform],
        forms_url=FORMS_PAGES[platform],
        account_word="organisation" if platform is PlatformName.SEGMENTFLOW else "company",
        platform_title=platform.value.capitalize(),
    )


def platforms() -> list[api.PlatformView]:
    """Return the platforms that stores can be connected to."""
    return [
        api.PlatformView(
            name=name,
            title=name.value.capitalize(),
            needs_woocommerce=name is PlatformName.SEQUENZY,
            store_delivers=name is PlatformName.SEGMENTFLOW,
            sign_up_url=f"{home}/auth/signup" if name is PlatformName.SEGMENTFLOW else "",
            terms_url=f"{home}/terms",
            privacy_url=f"{home}/privacy",
        )
        for name, home in DASHBOARDS.items()
    ]


def insights(platform: PlatformName) -> api.Insights:
    """Return what the first shop's orders say."""
    counts = (("repeat_customers", "Repeat Customers", 412), ("high_spenders", "High Spenders", 38),
              ("active_customers", "Active Customers", 205), ("abandoned_cart", "Abandoned Cart", None))  # fmt: skip
    segments = tuple(api.SegmentCount(code=code, title=title, people=people) for code, title, people in counts)
    revenue = tuple(
        api.SourceRevenue(source=source, orders=orders, amount_minor=minor, currency="EUR")
        for source, orders, minor in (("newsletter", 310, 1_942_050), ("google", 205, 1_120_400), ("", 96, 402_900))
    )
    shown = segments if platform is PlatformName.SEGMENTFLOW else ()
    return api.Insights(segments=shown, revenue=revenue, orders=611)


def companion(view: api.ConnectionView, now: datetime) -> api.CompanionView:
    """Return a companion at work in the café, and none elsewhere."""
    pages = {
        "ours": "1.0.0",
        "upload_url": f"{view.home}/wp-admin/plugin-install.php?tab=upload",
        "plugins_url": f"{view.home}/wp-admin/plugins.php",
    }
    if view.id != CAFE:
        return api.CompanionView(state=api.CompanionState.ABSENT, **pages)
    seen = now - timedelta(seconds=20)
    return api.CompanionView(state=api.CompanionState.ACTIVE, version="1.0.0", last_event_at=seen, **pages)


def checks(now: datetime, platform: PlatformName) -> api.CheckReport:
    """Return a health report with one warning."""
    title = platform.value.capitalize()
    return api.CheckReport(
        checked_at=now - timedelta(minutes=2),
        checks=(
            Check(name=CheckName.ANSWERS, state=CheckState.PASS, params={"seconds": 0.3}),
            Check(name=CheckName.MAY_READ, state=CheckState.PASS, params={"user": "admin"}),
            Check(
                name=CheckName.PLATFORM_ACCEPTS,
                state=CheckState.PASS,
                params={"platform": title, "free": 82, "per_minute": 100},
            ),
            Check(name=CheckName.CLOCK, state=CheckState.WARN, params={"seconds": 240}),
        ),
    )


def progress(number: int, now: datetime) -> api.SyncProgress:
    """Return a first sync under way for the first shop, and a finished one for the others."""
    if number != CAFE:
        done = [
            api.KindProgress(kind=kind, state=api.SyncState.DONE, done=count, total=count, finished_at=now)
            for kind, count in zip(SHOP_KINDS, (340, 1211, 402, 2950), strict=True)
        ]
        ended = now - timedelta(hours=3)
        return api.SyncProgress(connection=number, state=api.SyncState.DONE, kinds=tuple(done), finished_at=ended)
    kinds = (
        api.KindProgress(
            kind=RecordKind.PRODUCT,
            state=api.SyncState.DONE,
            done=2000,
            total=2000,
            finished_at=now - timedelta(minutes=2),
        ),
        api.KindProgress(
            kind=RecordKind.CUSTOMER,
            state=api.SyncState.DONE,
            done=3003,
            total=3003,
            finished_at=now - timedelta(minutes=1),
        ),
        api.KindProgress(kind=RecordKind.GUEST, state=api.SyncState.RUNNING, done=1640),
        api.KindProgress(
            kind=RecordKind.ORDER, state=api.SyncState.RUNNING, done=6214, total=10003, delivering=180, per_second=42
        ),
    )
    return api.SyncProgress(
        connection=number,
        state=api.SyncState.RUNNING,
        phase="orders",
        kinds=kinds,
        seconds_left=236,
        slower="platform",
        started_at=now - timedelta(minutes=6),
    )


def watch(number: int, now: datetime) -> api.Watch:
    """Return how the shops are kept in sync: every five minutes, a customer's details within two days."""
    slow = {(RecordKind.CUSTOMER, api.Notice.CHANGED): 576, (RecordKind.CUSTOMER, api.Notice.UNDATED): 576}
    latencies = [
        api.Latency(kind=kind, notice=notice, seconds=slow.get((kind, notice), 1) * 300.0)
        for kind in (RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.ORDER)
        for notice in api.Notice
    ]
    return api.Watch(
        connection=number,
        polled_at=now,
        next_poll_at=now + timedelta(minutes=5),
        requests=5,
        latencies=tuple(latencies),
    )


LOG: tuple[tuple[int, ChangeKind, RecordKind, api.Summary, DeliveryState, int, ReasonCode | None], ...] = (
    (
        12,
        ChangeKind.ORDER_COMPLETED,
        RecordKind.ORDER,
        api.Summary(number="10482", amount_minor=5890, currency="EUR", email="m…@example.test"),
        DeliveryState.DELIVERED,
        1,
        None,
    ),
    (
        20,
        ChangeKind.CHECKOUT_STARTED,
        RecordKind.ORDER,
        api.Summary(items=3, amount_minor=4120, currency="EUR", email="a…@example.test"),
        DeliveryState.DELIVERED,
        1,
        None,
    ),
    (
        65,
        ChangeKind.PRODUCT_SAVED,
        RecordKind.PRODUCT,
        api.Summary(title="Café Kaffee 250 g"),
        DeliveryState.WAITING,
        0,
        None,
    ),
    (
        80,
        ChangeKind.ORDER_REFUNDED,
        RecordKind.ORDER,
        api.Summary(number="10455", amount_minor=1200, currency="EUR", email="s…@example.test"),
        DeliveryState.WAITING,
        3,
        ReasonCode.SERVER_ERROR,
    ),
    (
        130,
        ChangeKind.CUSTOMER_CREATED,
        RecordKind.CUSTOMER,
        api.Summary(email="j…@example.test"),
        DeliveryState.FAILED,
        1,
        ReasonCode.INVALID_EMAIL,
    ),
    (
        190,
        ChangeKind.ORDER_PLACED,
        RecordKind.ORDER,
        api.Summary(number="10481", amount_minor=12450, currency="EUR", email="l…@example.test"),
        DeliveryState.DELIVERED,
        1,
        None,
    ),
    (
        260,
        ChangeKind.CUSTOMER_UPDATED,
        RecordKind.CUSTOMER,
        api.Summary(email="p…@example.test"),
        DeliveryState.DECLINED,
        1,
        ReasonCode.OPTED_OUT,
    ),
    (
        86_000,
        ChangeKind.ORDER_CREATED,
        RecordKind.ORDER,
        api.Summary(number="10311", amount_minor=2300, currency="EUR"),
        DeliveryState.FAILED,
        1,
        ReasonCode.INVALID_EMAIL,
    ),
    (
        90_000,
        ChangeKind.ORDER_CREATED,
        RecordKind.ORDER,
        api.Summary(number="9870"),
        DeliveryState.FAILED,
        0,
        ReasonCode.UNREADABLE,
    ),
)
"""(seconds ago, change, kind, summary, state, tries, reason), newest first."""


def deliveries(now: datetime) -> list[api.DeliveryRow]:
    """Return the first shop's log, newest first."""
    rows = []
    for number, (ago, change, kind, summary, state, tries, reason) in enumerate(LOG):
        at = now - timedelta(seconds=ago)
        waits = state is DeliveryState.WAITING and tries
        rows.append(
            api.DeliveryRow(
                id=1000 - number,
                connection=CAFE,
                change=change,
                kind=kind,
                record_id=summary.number or "101",
                summary=summary,
                state=state,
                lane=Lane.LIVE,
                tries=tries,
                next_try_at=now + timedelta(minutes=4) if waits else None,
                reason=reason,
                detail="total: not an amount" if reason is ReasonCode.UNREADABLE else "",
                created_at=at,
                updated_at=at,
            )
        )
    return rows


SAID = {
    ReasonCode.INVALID_EMAIL: '{"success": false, "error": "email: invalid format"}',
    ReasonCode.UNREADABLE: "total: not an amount",
}


def failed(row: api.DeliveryRow) -> api.FailedDelivery:
    """Return a failed delivery with what the platform said, and where it is in the store."""
    said = SAID.get(row.reason, "") if row.reason else ""
    url = f"{HOME}/wp-admin/admin.php?page=wc-orders&action=edit&id={row.record_id}"
    return api.FailedDelivery(**dict(row) | {"said": said, "wp_admin_url": url})


HOURLY = (12, 9, 6, 3, 1, 0, 2, 8, 21, 44, 61, 58, 49, 52, 47, 55, 68, 72, 64, 51, 40, 31, 24, 18)


def activity(now: datetime, number: int) -> api.Activity:
    """Return a day of the first shop; the others slept."""
    current = now.replace(minute=0, second=0, microsecond=0)
    counts = HOURLY if number == CAFE else (0,) * 24
    hours = [api.Hour(at=current - timedelta(hours=23 - at), settled=count) for at, count in enumerate(counts)]
    if number == CAFE:
        hours[9] = hours[9].model_copy(update={"failed": 6})
        hours[23] = hours[23].model_copy(update={"failed": 3, "waiting": 7})
    return api.Activity(hours=tuple(hours))


def failure_groups(now: datetime, rows: list[api.DeliveryRow]) -> list[api.FailureGroup]:
    """Return the failures among rows by cause."""
    groups: dict[ReasonCode, list[api.DeliveryRow]] = {}
    for row in rows:
        if row.state is DeliveryState.FAILED and row.reason is not None:
            page = f"{HOME}/wp-admin/admin.php?page=wc-orders&action=edit&id={row.record_id}"
            known = row.kind is RecordKind.ORDER
            groups.setdefault(row.reason, []).append(row.model_copy(update={"wp_admin_url": page if known else ""}))
    return [
        api.FailureGroup(
            connection=CAFE,
            reason=reason,
            count=len(found),
            first_at=now,
            last_at=now,
            newest=tuple(map(failed, found)),
        )
        for reason, found in groups.items()
    ]


def detail(row: api.DeliveryRow, home: str) -> api.DeliveryDetail:
    """Return a delivery with its tries."""
    settled = row.state is DeliveryState.DELIVERED
    tried = api.TryView(
        at=row.created_at,
        seconds=0.21,
        method="POST",
        path="/orders",
        status=202 if settled else 422,
        reason=row.reason,
        excerpt='{"success": true, "queued": true}' if settled else '{"error": "email: invalid format"}',
    )
    body = {
        "orderId": f"cafe-lumiere-example:{row.summary.number}",
        "totalCents": row.summary.amount_minor,
        "currency": "EUR",
        "customer": {"email": "mara@example.test", "firstName": "Mara", "lastName": "Öztürk"},
        "items": [{"productId": "cafe-lumiere-example:101", "title": "Café Kaffee 250 g", "quantity": 2}],
    }
    return api.DeliveryDetail(
        row=row,
        key="7f3c9a51e0d24b6f8c1a3e5d7b9f0a2c4e6d8b0f1a3c5e7d9b1f3a5c7e9d0b2f",
        call="orders",
        tries=(tried,) if row.tries else (),
        body=None if settled else body,
        wp_admin_url=f"{home}/wp-admin/post.php?post={row.record_id}&action=edit",
    )


def review(platform: PlatformName) -> api.Review:
    """Return what the wizard's last step shows."""
    examples = (
        (RecordKind.PRODUCT, "productId", "cafe-lumiere-example:101"),
        (RecordKind.PRODUCT, "title", "Café Kaffee 250 g"),
        (RecordKind.PRODUCT, "priceCents", "890"),
        (RecordKind.CUSTOMER, "email", "mara@example.test"),
        (RecordKind.CUSTOMER, "firstName", "Mara"),
        (RecordKind.CUSTOMER, "customAttributes.orders_count", "4"),
        (RecordKind.ORDER, "orderId", "cafe-lumiere-example:10482"),
        (RecordKind.ORDER, "totalCents", "5890"),
        (RecordKind.ORDER, "items[].title", "Café Kaffee 250 g"),
    )
    return api.Review(
        terms_url=f"{DASHBOARDS[platform]}/terms",
        privacy_url=f"{DASHBOARDS[platform]}/privacy",
        platform_title=platform.value.capitalize(),
        store_delivers=platform is PlatformName.SEGMENTFLOW,
        usual_channel=LiveChannel.STORE if platform is PlatformName.SEGMENTFLOW else LiveChannel.STOREWIRE,
        facts=facts(),
        platform=platform,
        company="Lumière GmbH",
        consent_keys={"newsletter_opt_in": 41, "marketing_sms": 3},
        customers_looked_at=100,
        fields=tuple(api.FieldExample(kind=kind, field=name, example=value) for kind, name, value in examples),
        seconds=370,
    )
