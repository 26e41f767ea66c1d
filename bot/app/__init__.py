"""The composition root: the only place where parts are chosen and joined."""

from bot.app.parts import App, build
from bot.app.secret import secret_key
from bot.app.serving import listen, serve, work

__all__ = ["App", "build", "listen", "secret_key", "serve", "work"]
