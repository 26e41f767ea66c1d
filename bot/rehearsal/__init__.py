"""A day of the clinic played on the real queue with a clock of its own, to plan staffing by."""
