"""The national summary: counts, suppression, publication."""
