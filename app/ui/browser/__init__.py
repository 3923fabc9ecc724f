"""The embedded browser of a pairing. Qt WebEngine is loaded with it, so it is imported only when a pairing starts."""

from app.ui.browser.view import PairingBrowser

__all__ = ["PairingBrowser"]
