"""Evaluations: ratings, score, predicate, feedback."""

from kinerja.features import Feature
from modules.evaluations import models as models

FEATURE = Feature("evaluations")
