"""The map of the product: every feature, in the order its places appear to people."""

from kinerja.features import Feature
from modules.evaluations import FEATURE as EVALUATIONS
from modules.surveys import FEATURE as SURVEYS
from modules.targets import FEATURE as TARGETS
from modules.training import FEATURE as TRAINING

FEATURES: tuple[Feature, ...] = (TARGETS, EVALUATIONS, SURVEYS, TRAINING)
