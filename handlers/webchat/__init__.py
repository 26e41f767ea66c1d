"""The web page as a channel: one page, a socket, photos in and files out."""

from handlers.webchat.channel import WebChannel
from handlers.webchat.site import WebChat

__all__ = ["WebChannel", "WebChat"]
