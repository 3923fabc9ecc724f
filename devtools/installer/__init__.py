"""What `dev.py package` is made of. `icons`, `man_page` and `notices` run in `.venv`; the rest needs only Python."""
