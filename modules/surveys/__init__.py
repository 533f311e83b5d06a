"""Citizen surveys: sheets, index, results."""

from kinerja.features import Feature
from modules.surveys import models as models

FEATURE = Feature("surveys")
