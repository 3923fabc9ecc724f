"""What to read next, change detection, checkpoints."""
