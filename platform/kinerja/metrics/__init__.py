"""Figures for whoever watches the installation: counts and times, never a region or a person."""
