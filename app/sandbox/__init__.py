"""A demonstration store and both platforms on loopback, in a process of their own."""
