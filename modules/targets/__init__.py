"""Targets: the yearly plan (SKP), what was reached, and the evidence."""

from kinerja.features import Feature
from modules.targets import models as models
from modules.targets.blueprint import blueprint

FEATURE = Feature("targets", blueprints=(blueprint,))
