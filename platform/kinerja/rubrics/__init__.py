"""Rubrics of a region and the one engine that scores by them."""
