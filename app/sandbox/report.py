"""The verdict: what a platform holds, compared with the store record by record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from html import unescape
from typing import Any

from app.sandbox.comments import SiteExpectation, expect_of_site
from app.sandbox.effects import Ledger, OrderEffect, Violation, record_number
from app.sandbox.expected import Expectation, Person, Span, expect, happened_at, order_events
from app.sandbox.faults import Target
from app.sandbox.options import JsonObject
from app.sandbox.segmentflow_state import SegmentflowState
from app.sandbox.sequenzy_workspace import Workspace
from app.sandbox.store import Store

EXAMPLES = 20
STORE_WRITES = ("application-passwords", "/webhooks", "/storewire/v1/")
"""All that a client may write to in a store: its own password, its own webhooks, its own plugin."""
_STALE_AFTER = 3600 + 300
"""Seconds after which an event must not start automations: an hour, and a margin for the way."""
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class HeldProduct:
    """A product at the platform."""

    title: str
    variations: frozenset[int]


@dataclass(frozen=True, slots=True)
class HeldPerson:
    """A person at the platform."""

    orders_counts: tuple[object, ...]
    """Every number of orders that the platform has for the person."""
    active: bool
    """Whether newsletters would be sent; False where the platform keeps no such state."""


@dataclass(slots=True)
class Holdings:
    """What a platform holds, in the report's own terms."""

    platform: Target
    products: dict[int, HeldProduct]
    people: dict[str, HeldPerson]
    ledger: Ledger
    tracked: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Events of a site without a shop, by name and what they are about."""


@dataclass(slots=True)
class Findings:
    """The report while it is written."""

    delivered: int = 0
    missing: list[str] = field(default_factory=list)
    duplicates: int = 0
    doubled: list[str] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)

    def blame(self, rule: str, detail: str) -> None:
        """Note what should not be."""
        self.violations.append(Violation(rule, detail))

    def double(self, times: int, what: str) -> None:
        """Note effects that happened once too often."""
        if times > 0:
            self.duplicates += times
            self.doubled.append(what)


def held_at_sequenzy(workspace: Workspace) -> Holdings:
    """Return what a company holds at Sequenzy."""
    products = {
        number: HeldProduct(
            str(product.get("title", "")),
            frozenset(filter(None, (record_number(row["variantId"]) for row in product.get("variants") or ()))),
        )
        for key, product in workspace.products.items()
        if (number := record_number(key)) is not None
    }
    people = {
        email: HeldPerson(_told(contact.attributes, "orders_count", "ordersCount"), contact.status == "active")
        for email, contact in workspace.subscribers.items()
    }
    return Holdings(Target.SEQUENZY, products, people, workspace.ledger)


def held_at_segmentflow(state: SegmentflowState) -> Holdings:
    """Return what Segmentflow holds."""
    products = {
        number: HeldProduct(str(body.get("name", "")), frozenset(body.get("variations") or ()))
        for number, body in state.products.items()
    }
    people = {
        email: HeldPerson(_told(profile.traits, "orders_count"), active=False)
        for email, profile in state.profiles.items()
    }
    return Holdings(Target.SEGMENTFLOW, products, people, state.ledger, state.tracked)


def report(store: Store, holdings: Holdings, requests: Mapping[str, int], store_writes: Iterable[str]) -> JsonObject:
    """Return the report on one platform."""
    findings = Findings(violations=list(holdings.ledger.violations))
    if store.options.woocommerce:
        expected = expect(store)
        counts = expected.counts
        _judge_products(store, expected, holdings, findings)
        _judge_people(expected, holdings, findings)
        _judge_orders(store, expected, holdings, findings)
    else:
        counts = _judge_site(expect_of_site(store), holdings, findings)
    for write in store_writes:
        if not any(part in write for part in STORE_WRITES):
            findings.blame("store_write", write)
    return {
        "records_in_store": counts,
        "missing_at_platform": len(findings.missing),
        "duplicates_at_platform": findings.duplicates,
        "delivered": findings.delivered,
        "violations": _grouped(findings.violations),
        "requests": {target.value: requests.get(target.value, 0) for target in Target},
        "missing": findings.missing[:EXAMPLES],
        "duplicates": findings.doubled[:EXAMPLES],
        "automations": holdings.ledger.automations,
        "implicit_subscribers": holdings.ledger.implicit_subscribers,
        "before_completion": list(holdings.ledger.before_completion),
        "behaviour": [asdict(one) for one in holdings.ledger.behaviour],
    }


def _judge_site(expected: SiteExpectation, holdings: Holdings, findings: Findings) -> dict[str, int]:
    """Judge a site without a shop: everybody is known, and every comment was told once. Return what there is."""
    for email, label in expected.people.items():
        if email in holdings.people:
            findings.delivered += 1
        else:
            findings.missing.append(label)
    for email in holdings.people.keys() - expected.people.keys() - expected.tolerated:
        findings.blame("unexpected_person", email)
    for number in expected.comments:
        times = holdings.tracked["comment_posted", str(number)]
        findings.double(times - 1, f"comment {number}")
        if times:
            findings.delivered += 1
        else:
            findings.missing.append(f"comment {number}")
    for (event, about), times in list(holdings.tracked.items()):
        if event == "comment_posted" and times and int(about) not in expected.comments:
            findings.blame("unexpected_comment", about)
        if event == "user_registered":
            findings.double(times - 1, f"registration of user {about}")
    return {"user": expected.users, "comment": len(expected.comments)}


def _judge_products(store: Store, expected: Expectation, holdings: Holdings, findings: Findings) -> None:
    for number, variations in expected.products.items():
        held = holdings.products.get(number)
        if held is None:
            findings.missing.append(f"product {number}")
        elif not variations <= held.variations:
            findings.missing.append(f"variations of product {number}")
        elif store.products.edited(number) and _plain(held.title) != _plain(
            (store.products.record(number) or {})["name"]
        ):
            findings.missing.append(f"product {number} (out of date)")
        else:
            findings.delivered += 1
    for number in holdings.products.keys() - expected.products.keys():
        findings.blame("unpublished_product", f"product {number}")


def _judge_people(expected: Expectation, holdings: Holdings, findings: Findings) -> None:
    for email, person in expected.people.items():
        held = holdings.people.get(email)
        if held is None:
            findings.missing.append(person.label)
            continue
        findings.delivered += 1
        _judge_person(person, held, findings)
    for email in holdings.people.keys() - expected.people.keys():
        if email not in expected.tolerated:
            findings.blame("unexpected_person", email)
        elif holdings.people[email].active and not expected.tolerated[email]:
            findings.blame("active_without_consent", email)


def _judge_person(person: Person, held: HeldPerson, findings: Findings) -> None:
    if held.active and not person.consents:
        findings.blame("active_without_consent", person.label)
    right = [
        isinstance(count, int | float) and person.orders_least <= count <= person.orders_most
        for count in held.orders_counts
    ]
    if not right and person.orders_least:
        findings.blame("totals_missing", person.label)
    elif right and not any(right):
        findings.blame("wrong_totals", f"{person.label}: {held.orders_counts} instead of {person.orders_least}")


def _told(attributes: Mapping[str, Any], *names: str) -> tuple[object, ...]:
    return tuple(attributes[name] for name in names if attributes.get(name) is not None)


def _judge_orders(store: Store, expected: Expectation, holdings: Holdings, findings: Findings) -> None:
    held: dict[int, dict[str, list[OrderEffect]]] = defaultdict(lambda: defaultdict(list))
    for effect in holdings.ledger.effects:
        if effect.order is not None:
            held[effect.order][effect.kind].append(effect)
    for number, head in expected.heads.items():
        wanted = order_events(store, head, holdings.platform)
        for kind, span in wanted.items():
            effects = held[number].pop(kind, []) if number in held else []
            _judge_event(f"order {number} {kind}", span, effects, frozenset(map(str, head.refund_ids)), findings)
            for effect in effects:
                if effect.live and effect.received - happened_at(store, head, kind, effect.refund) > _STALE_AFTER:
                    findings.blame("history_started_automation", f"order {number} {kind}")
                    findings.double(1, f"order {number} {kind}: an automation was started by history")
    for number, kinds in held.items():
        for kind, effects in kinds.items():
            if number in expected.heads and effects:
                findings.blame("unexpected_effect", f"order {number} {kind}")


def _judge_event(
    what: str, span: Span, effects: list[OrderEffect], refunds: frozenset[str], findings: Findings
) -> None:
    count = len(effects)
    if span.most == 0 and count:
        findings.blame("unexpected_effect", what)
        return
    told = {effect.refund for effect in effects} if refunds else set()
    distinct = len(told & refunds) if told and "" not in told else min(count, span.most)
    findings.delivered += distinct
    findings.double(count - distinct, what)
    findings.missing += [what] * max(0, span.least - distinct)


def _plain(text: str) -> str:
    """Return a title without tags, entities and spaces, for platforms are sent plain text."""
    return "".join(unescape(_TAG.sub("", text)).split())


def _grouped(violations: list[Violation]) -> list[dict[str, Any]]:
    counts = Counter(entry.rule for entry in violations)
    examples: dict[str, list[str]] = defaultdict(list)
    for entry in violations:
        if len(examples[entry.rule]) < EXAMPLES:
            examples[entry.rule].append(entry.detail)
    return [{"rule": rule, "count": count, "examples": examples[rule]} for rule, count in counts.most_common()]
