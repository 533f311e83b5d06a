"""The national summary: counts, suppression, publication."""

from kinerja.features import Feature
from kinerja.national.counting import TOPIC, recount_predicates
from kinerja.national.views import blueprint

FEATURE = Feature("national", blueprints=(blueprint,), recounts={TOPIC: recount_predicates})
