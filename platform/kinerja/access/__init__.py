"""Permissions, roles, and the one decorator on every view."""
