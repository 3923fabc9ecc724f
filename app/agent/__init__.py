"""The engine as a process: local API, events, lock, lifetime."""
