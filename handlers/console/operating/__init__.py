"""The pages by which a clinic is run: its staff, and the operator's desk."""
