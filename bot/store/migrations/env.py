"""Runs the migrations on the connection that `bot.store.migrate` hands over."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

import bot.store.access
import bot.store.campaign
import bot.store.care
import bot.store.family
import bot.store.notice
import bot.store.queue
import bot.store.record
import bot.store.signin
import bot.store.slots
import bot.store.tables
import bot.store.vaccination
import bot.store.zone  # noqa: F401  (they fill the metadata)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    compare_type=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
