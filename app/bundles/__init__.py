"""Diagnostics bundles as files: written and read back, and shown as if an agent answered."""
