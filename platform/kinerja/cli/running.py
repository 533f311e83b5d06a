"""An application on running servers, for the length of one command."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask

from kinerja.app import create_app
from kinerja.config import ConfigError, Settings
from kinerja.database import dispose_engines
from kinerja.embedded import EmbeddedError, servers

WRONG_USE = 2


def read_settings() -> Settings:
    """Settings of this environment; a wrong one ends the command with its name and remedy."""
    try:
        return Settings.from_environ(os.environ)
    except ConfigError as fault:
        click.echo(str(fault), err=True)
        sys.exit(WRONG_USE)


@contextmanager
def running(settings: Settings) -> Iterator[Flask]:
    """Servers up (ours or the given ones), the application made, its context pushed."""
    try:
        with servers(settings) as addresses:
            app = create_app(settings, addresses.database_urls, addresses.redis_url)
            with app.app_context():
                yield app
            dispose_engines(app)
    except EmbeddedError as fault:
        click.echo(str(fault), err=True)
        sys.exit(1)
