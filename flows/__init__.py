"""The medicine, as data: one module a conversation."""
