"""Notices to many: drafts, their audience frozen into rows, and what became of each."""

from bot.clinic.notices.audience import Audience as Audience
from bot.clinic.notices.freezing import Reach as Reach
from bot.clinic.notices.freezing import Reaches as Reaches
from bot.clinic.notices.notice import Draft as Draft
from bot.clinic.notices.notice import Kind as Kind
from bot.clinic.notices.notice import Notice as Notice
from bot.clinic.notices.notice import Refused as Refused
from bot.clinic.notices.notice import State as State
