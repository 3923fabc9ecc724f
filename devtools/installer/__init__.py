"""What `dev.py package` is made of. `icons`, `man_page`, `notices` and `catalogues` run in `.venv`; the rest needs only Python."""
