"""Speaks to the outside: each folder is one way in or out."""
