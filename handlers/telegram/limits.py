"""What fits into one bubble on Telegram; apart from the channel, for programs that never send."""

from __future__ import annotations

from bot.channel import Limits, Unit

# Telegram: 4096 UTF-16 units a text, 1024 a caption, 100 buttons; a label has no stated limit.
LIMITS = Limits(
    text=4096,
    unit=Unit.UTF16,
    label=64,
    buttons=100,
    inline=True,
    edits=True,
    passive=False,
    fixed_menu=True,
)
