"""The answers of Sequenzy's API, in the shapes of the official SDK's models."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.sandbox.options import JsonObject
from app.sandbox.sequenzy_state import ALL_SCOPES, COMPANIES, Caller, CompanyMembership, Installation
from app.sandbox.sequenzy_workspace import ImportJob, Subscriber


def instant(moment: datetime | None) -> str | None:
    """Return a time as JSON has it."""
    return moment.isoformat().replace("+00:00", "Z") if moment else None


def company_body(company: CompanyMembership) -> JsonObject:
    """Return what pairing says of a company."""
    return {"id": company.id, "name": company.name}


def subscriber_body(contact: Subscriber) -> JsonObject:
    """Return a contact."""
    return {
        "id": contact.id,
        "email": contact.email,
        "externalId": contact.external_id,
        "firstName": contact.first_name,
        "lastName": contact.last_name,
        "phone": contact.phone,
        "timezone": contact.timezone,
        "status": contact.status,
        "tags": contact.tags,
        "customAttributes": contact.attributes,
        "createdAt": instant(contact.created),
        "updatedAt": instant(contact.updated or contact.created),
        "unsubscribedAt": instant(contact.unsubscribed_at),
        "smsStatus": "not_subscribed",
    }


def import_body(job: ImportJob) -> JsonObject:
    """Return an import with its counts; every excluded row is explained."""
    done = job.completed is not None
    total = len(job.body.subscribers)
    return {
        "id": job.id,
        "batchId": job.id,
        "fileName": job.body.file_name,
        "status": "completed" if done else "running",
        "totalRows": total,
        "emailCount": total,
        "processedCount": total if done else min(total, total * job.polls // 3),
        "addedCount": job.added,
        "updatedCount": job.updated,
        "duplicateRows": job.duplicate_rows,
        "skippedCount": job.skipped.total(),
        "skippedReasons": dict(job.skipped),
        "failedCount": job.failed.total(),
        "failedReasons": dict(job.failed),
        "totalChunks": 1,
        "completedChunks": int(done),
        "failedChunks": 0,
        "failedChunkReasons": {},
        "createdAt": instant(job.created),
        "startedAt": instant(job.created),
        "completedAt": instant(job.completed),
        "updatedAt": instant(job.completed or job.created),
    }


def account_body(caller: Caller, dashboard: str) -> JsonObject:
    """Return what GET /account tells of the credential."""
    key = caller.key
    companies = [key.company] if key and key.company else list(COMPANIES)
    if key is None:
        companies = [caller.company]
    held = [scope for scope in ALL_SCOPES if scope in caller.scopes]
    active: dict[str, Any] = {
        "id": caller.credential,
        "name": "Installation",
        "prefix": "inst_live_",
        "type": "company",
    }
    if key is not None:
        kind = "company" if key.company else "personal"
        active = {"id": key.id, "name": key.name, "prefix": key.secret[:12], "type": kind}
    return {
        "success": True,
        "user": {"id": "user_1"},
        "companies": [{"id": entry.id, "name": entry.name, "role": entry.role} for entry in companies],
        "currentCompanyId": caller.company.id,
        "apiKeyPermissions": {
            "activeKey": active,
            "fullAccess": len(held) == len(ALL_SCOPES),
            "preset": "full_access" if len(held) == len(ALL_SCOPES) else "read_only",
            "scopes": held,
            "selectedScopeCount": len(held),
            "currentScopeCount": len(ALL_SCOPES),
            "canSendLive": False,
            "manageUrl": f"{dashboard}/settings/api-keys",
        },
    }


def integration_body(installation: Installation, connected: datetime) -> JsonObject:
    """Return a connected store as GET /integrations lists it."""
    return {
        "id": installation.id,
        "provider": "woocommerce",
        "category": "ecommerce",
        "name": "WooCommerce",
        "isActive": not installation.revoked,
        "providerAccountId": installation.facts.get("storeUrl"),
        "syncEnabled": True,
        "syncStatus": "idle",
        "lastSyncError": None,
        "connectedAt": instant(connected),
    }
