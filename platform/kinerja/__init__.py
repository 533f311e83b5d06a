"""Kinerja: performance management for regional civil-service agencies; the core that knows no module."""
