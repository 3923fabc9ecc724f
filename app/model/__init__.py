"""Plain typed data: records, changes, money, settings, problems and the local API's messages."""
