"""The manual: its pages, and what in them is made from the program's own tables."""
