"""Strict stand-ins for the messaging platforms, served over real HTTP on loopback."""
