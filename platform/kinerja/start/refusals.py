"""Every feature's refusals get their words before the first request."""

from typing import cast

from flask import Flask
from flask.blueprints import BlueprintSetupState

from kinerja.web import errors


def install(state: BlueprintSetupState) -> None:
    """Answer exceptions with pages: the general ones, and each feature's own on top."""
    extensions = state.app.extensions
    found = dict(extensions.get("kinerja.refusals", {}))
    for feature in extensions["kinerja.features"]:
        found.update(feature.explanations)
    errors.install(cast("Flask", state.app), found)
