"""Writing to a platform: one module each, behind one protocol."""
