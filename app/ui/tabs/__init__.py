"""The five tabs of a store's page."""
