"""Gathers a diagnostics bundle: what support needs to know, without secrets and without people's data."""
