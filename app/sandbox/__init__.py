"""A demonstration store and both platforms on loopback, in a process of their own.

Nothing here imports the rest of Storewire: the sandbox is an independent witness of what it does.
"""
