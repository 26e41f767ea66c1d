"""Holds a conversation over the real turn without a platform, and writes it down."""
