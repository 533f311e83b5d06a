"""Addresses as they are printed, read out or photographed: in full."""

from flask import current_app, request

from kinerja.config import Settings


def in_full(path: str) -> str:
    """The address of a page of ours: under PUBLIC_URL, else where this request found us."""
    settings: Settings = current_app.extensions["kinerja.settings"]
    return (settings.public_url or request.host_url).rstrip("/") + path
