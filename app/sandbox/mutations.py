"""What managers and shoppers do to the store while the sandbox runs."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from app.sandbox.catalogue import product_head, product_record
from app.sandbox.comments import written_comment
from app.sandbox.customers import CONSENT_KEY, CustomerHead, customer_record
from app.sandbox.money import amount, cents_of
from app.sandbox.options import JsonObject
from app.sandbox.order_heads import OrderHead
from app.sandbox.orders import order_record
from app.sandbox.people import canonical
from app.sandbox.shelf import Row
from app.sandbox.site_time import second_of
from app.sandbox.store import Store, StoreChange, Transition


class MutationError(ValueError):
    """Raise for a mutation that makes no sense: unknown kind, action or record."""


class Mutations:
    """Edits records as the store's own screens would: dates move, and webhooks hear of it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def apply(self, kind: str, action: str, number: int | None, values: Mapping[str, Any]) -> JsonObject:
        """Do `action` (create, update, rewrite, trash, restore, delete, status, refund, unrefund); return the record.

        `values` are merged into the record. For orders they may hold `email`; for customers `consent`
        ("yes"/"no"); for a status change `status`; for a refund `amount` ("5.00") and `reason`.
        """
        method = getattr(self, f"_{action}_{kind}", None)
        if method is None or not kind.isalpha():
            raise MutationError(f"cannot {action} a {kind}")
        if action == "create":
            record: JsonObject = method(dict(values))
            return record
        if number is None:
            raise MutationError("which record?")
        edited: JsonObject = method(number, dict(values))
        return edited

    # -- products ------------------------------------------------------------------------------

    def _create_product(self, values: JsonObject) -> JsonObject:
        store = self._store
        number = self._take_id()
        template = product_head(store.site, 0)
        record = product_record(store.site, template)
        record.update(name=f"Neues Produkt {number}", slug=f"produkt-{number}", sku=f"NEW-{number}", status="publish")
        record.update(type="simple", variations=[], attributes=[], has_options=False, regular_price=record["price"])
        record["permalink"] = f"{store.site.url}/product/{record['slug']}/"
        record = self._renumbered(record, number, template.id)
        return self._keep_product(record, values, "product.created", created=self._now())

    def _update_product(self, number: int, values: JsonObject) -> JsonObject:
        return self._keep_product(self._copy("products", number), values, "product.updated")

    def _trash_product(self, number: int, values: JsonObject) -> JsonObject:
        return self._keep_product(self._copy("products", number), {**values, "status": "trash"}, "product.deleted")

    def _restore_product(self, number: int, values: JsonObject) -> JsonObject:
        return self._keep_product(self._copy("products", number), {"status": "publish", **values}, "product.restored")

    def _delete_product(self, number: int, values: JsonObject) -> JsonObject:
        record = self._copy("products", number)
        self._store.products.remove(number)
        return record

    def _update_variation(self, number: int, values: JsonObject) -> JsonObject:
        record = self._store.variation(number)
        if record is None:
            raise MutationError("no such variation")
        edited = {**copy.deepcopy(record), **values, **self._dates("date_modified", self._now())}
        self._store.variation_edits[number] = edited
        self._update_product(record["parent_id"], {})
        return edited

    def _keep_product(
        self, record: JsonObject, values: JsonObject, topic: str, created: int | None = None
    ) -> JsonObject:
        now = self._now()
        if "regular_price" in values and "price" not in values:
            values["price"] = values["regular_price"]
        record.update(values)
        if created is not None:
            record.update(self._dates("date_created", created))
        record.update(self._dates("date_modified", now))
        row = Row(record["id"], record["status"], second_of(record["date_created_gmt"]) or now, now)
        self._store.products.put(row, record)
        self._tell(topic, record)
        return record

    def _rewrite_product(self, number: int, values: JsonObject) -> JsonObject:
        """Change the database directly: no date moves, nobody hears of it."""
        record = {**self._copy("products", number), **values}
        dates = (second_of(record["date_created_gmt"]) or 0, second_of(record["date_modified_gmt"]) or 0)
        self._store.products.put(Row(number, record["status"], *dates), record)
        return record

    # -- customers -----------------------------------------------------------------------------

    def _create_customer(self, values: JsonObject) -> JsonObject:
        number = self._store.next_customer
        self._store.next_customer += 1
        email = str(values.get("email") or f"neu{number}@example.test")
        head = CustomerHead(number, email, str(values.get("role", "customer")), self._now(), self._now())
        record = customer_record(self._store.site, head)
        record["meta_data"] = []
        return self._keep_customer(record, values, "customer.created")

    def _update_customer(self, number: int, values: JsonObject) -> JsonObject:
        self._store.former_emails.add(canonical(self._copy("customers", number)["email"]))
        return self._keep_customer(self._copy("customers", number), values, "customer.updated")

    def _rewrite_customer(self, number: int, values: JsonObject) -> JsonObject:
        """Change the database directly: no date moves, nobody hears of it."""
        record = {**self._copy("customers", number), **values}
        dates = (second_of(record["date_created_gmt"]) or 0, second_of(record["date_modified_gmt"]) or 0)
        self._store.customers.put(Row(number, record["role"], *dates), record)
        return record

    def _delete_customer(self, number: int, values: JsonObject) -> JsonObject:
        record = self._copy("customers", number)
        self._store.former_emails.add(canonical(record["email"]))
        self._store.customers.remove(number)
        self._tell("customer.deleted", record)
        return record

    def _keep_customer(self, record: JsonObject, values: JsonObject, topic: str) -> JsonObject:
        consent = values.pop("consent", None)
        record.update(values)
        if consent is not None:
            others = [row for row in record["meta_data"] if row["key"] != CONSENT_KEY]
            record["meta_data"] = [*others, {"id": 90_000 + record["id"], "key": CONSENT_KEY, "value": consent}]
        now = self._now()
        record.update(self._dates("date_modified", now))
        row = Row(record["id"], record["role"], second_of(record["date_created_gmt"]) or now, now)
        self._store.customers.put(row, record)
        self._tell(topic, record)
        return record

    # -- comments ------------------------------------------------------------------------------

    def _create_comment(self, values: JsonObject) -> JsonObject:
        """Write a comment: of a user (`author`) or of anybody (`author_email`); approved unless `status` says hold."""
        store, now = self._store, self._now()
        number = max(store.comments.ids(), default=0) + 1
        author = int(values.get("author", 0))
        email = str(values.get("author_email") or (store.customer_email(author) if author else f"gast@{number}.test"))
        record = written_comment(store.site, number, author, str(values.get("author_name", "Kim")), email, now)
        return self._keep_comment(record, str(values.get("status", "approved")), now)

    def _approve_comment(self, number: int, values: JsonObject) -> JsonObject:
        record = self._copy("comments", number)
        return self._keep_comment(record, "approved", second_of(record["date_gmt"]) or self._now())

    def _keep_comment(self, record: JsonObject, status: str, written: int) -> JsonObject:
        record["status"] = status
        self._store.comments.put(Row(record["id"], status, written, written), record)
        return record

    # -- orders --------------------------------------------------------------------------------

    def _create_order(self, values: JsonObject) -> JsonObject:
        number, now = self._take_id(), self._now()
        customer = int(values.get("customer_id", 0))
        email = str(values.pop("email", self._store.customer_email(customer) if customer else "neu@example.test"))
        status = str(values.get("status", "pending"))
        created = second_of(values.get("date_created_gmt")) or now
        paid = created if status in {"processing", "completed"} else None
        done = created if status == "completed" else None
        head = OrderHead(number, status, created, now, paid, done, customer, email, (), 2_000_000 + number)
        record = order_record(self._store.site, head)
        self._store.transitions[number] = [Transition(status, now)]
        return self._keep_order(record, values, "order.created")

    def _update_order(self, number: int, values: JsonObject) -> JsonObject:
        record = self._copy("orders", number)
        email = values.pop("email", None)
        if email is not None:
            self._store.former_emails.add(canonical(record["billing"]["email"]))
            record["billing"]["email"] = email
        status = values.pop("status", record["status"])
        kept = self._keep_order(record, values, "order.updated")
        return kept if status == kept["status"] else self._to_status(number, status, "order.updated")

    def _status_order(self, number: int, values: JsonObject) -> JsonObject:
        if values["status"] == "refunded":
            return self._refund_order(number, {})
        return self._to_status(number, str(values["status"]), "order.updated")

    def _trash_order(self, number: int, values: JsonObject) -> JsonObject:
        return self._to_status(number, "trash", "order.deleted")

    def _restore_order(self, number: int, values: JsonObject) -> JsonObject:
        before = [step.status for step in self._store.transitions.get(number, ()) if step.status != "trash"]
        return self._to_status(number, before[-1] if before else "pending", "order.restored")

    def _delete_order(self, number: int, values: JsonObject) -> JsonObject:
        record = self._copy("orders", number)
        self._store.former_emails.add(canonical(record["billing"]["email"]))
        self._store.orders.remove(number)
        return record

    def _refund_order(self, number: int, values: JsonObject) -> JsonObject:
        record = self._copy("orders", number)
        refund = self._take_id()
        left = cents_of(record["total"]) + sum(cents_of(row["total"]) for row in record["refunds"])
        cents = min(left, cents_of(str(values.get("amount", amount(left)))))
        reason = str(values.get("reason", ""))
        record["refunds"] = [*record["refunds"], {"id": refund, "reason": reason, "total": amount(-cents)}]
        self._store.refunded_at[refund] = self._now()
        if cents == left:
            self._note(number, record["status"], "refunded")
            record["status"] = "refunded"
        return self._keep_order(record, {}, "order.updated")

    def _unrefund_order(self, number: int, values: JsonObject) -> JsonObject:
        """Delete the last refund: WooCommerce moves no date then, and the status stays."""
        record = self._copy("orders", number)
        record["refunds"] = record["refunds"][:-1]
        dates = (second_of(record["date_created_gmt"]) or 0, second_of(record["date_modified_gmt"]) or 0)
        self._store.orders.put(Row(number, record["status"], *dates), record)
        return record

    def _to_status(self, number: int, status: str, topic: str) -> JsonObject:
        record, now = self._copy("orders", number), self._now()
        self._note(number, record["status"], status)
        record["status"] = status
        if status in {"processing", "completed"} and not record["date_paid_gmt"]:
            record.update(self._dates("date_paid", now))
        if status == "completed":
            record.update(self._dates("date_completed", now))
        return self._keep_order(record, {}, topic)

    def _note(self, number: int, old: str, new: str) -> None:
        known = self._store.transitions.setdefault(number, [])
        if not known:
            known.append(Transition(old, self._store.order_head(number).created))
        known.append(Transition(new, self._now()))

    def _keep_order(self, record: JsonObject, values: JsonObject, topic: str) -> JsonObject:
        now = self._now()
        record.update(values)
        record.update(self._dates("date_modified", now))
        row = Row(record["id"], record["status"], second_of(record["date_created_gmt"]) or now, now)
        self._store.orders.put(row, record)
        self._tell(topic, record)
        return record

    # -- small change --------------------------------------------------------------------------

    def _copy(self, shelf: str, number: int) -> JsonObject:
        record: JsonObject | None = getattr(self._store, shelf).record(number)
        if record is None:
            raise MutationError("no such record")
        return copy.deepcopy(record)

    def _now(self) -> int:
        return int(self._store.clock().timestamp())

    def _dates(self, name: str, second: int) -> dict[str, str | None]:
        return self._store.site.time.pair(name, second)

    def _take_id(self) -> int:
        self._store.next_id += 1
        return self._store.next_id - 1

    def _renumbered(self, record: JsonObject, number: int, old: int) -> JsonObject:
        links = record["_links"]
        links["self"][0]["href"] = links["self"][0]["href"].replace(f"/{old}", f"/{number}")
        return {**record, "id": number}

    def _tell(self, topic: str, record: JsonObject) -> None:
        for listener in self._store.listeners:
            listener(StoreChange(topic, record))
