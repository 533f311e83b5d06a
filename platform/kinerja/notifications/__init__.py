"""The inbox and the mail that repeats it."""
