"""The console: Qt lives only here."""
