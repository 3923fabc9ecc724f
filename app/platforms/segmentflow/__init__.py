"""Segmentflow: ingest for people and events, the webhook form for products, pairing through its dashboard."""

from app.platforms.segmentflow.platform import Segmentflow

__all__ = ["Segmentflow"]
