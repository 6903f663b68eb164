"""The network of bodies as one file that opens anywhere, also without a connection."""

from server.portable.file import portable_network

__all__ = ["portable_network"]
