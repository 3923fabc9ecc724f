"""SQLite schema, migrations, secrets in the OS keyring."""
