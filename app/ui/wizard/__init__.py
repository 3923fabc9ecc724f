"""Connecting a store, in four steps; nothing is sent before the last of them is confirmed."""
