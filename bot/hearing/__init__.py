"""Finds what free text tells: phrases, numbers with units, who is meant, and what is denied."""
