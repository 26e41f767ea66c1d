"""Keeps the promises: conversation, queue and delivery, with no platform word in it."""
