"""The engine: stores, platforms, outbox and syncs behind one façade. It knows no screen and no socket."""

from app.engine.facade import Engine

__all__ = ["Engine"]
