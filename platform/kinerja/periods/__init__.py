"""Evaluation periods of a region."""
