"""Storewire: connects stores to e-mail-marketing platforms from the desk."""

__version__ = "0.1.0"
