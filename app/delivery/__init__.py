"""Outbox, batches, dispatcher, retry and pace, failures."""
