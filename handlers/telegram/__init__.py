"""Telegram: updates in by webhook or polling, messages out through the Bot API."""
