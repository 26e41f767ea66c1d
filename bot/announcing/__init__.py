"""Sends notices: one by one at a channel's pace, or as mass sends where a platform has them."""

from bot.announcing.announcer import Announcer as Announcer
