"""Hears one message in a transaction: key words, emergencies, the clinician's talk, the flow."""

from bot.conversation.whole import Conversation
from bot.conversation.words import Alert, Turn, Words

__all__ = ["Alert", "Conversation", "Turn", "Words"]
