"""Kinerja: performance management for regional civil services; the core, which knows no module."""
