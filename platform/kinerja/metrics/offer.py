"""What this part of the core offers the rest of the program."""

from kinerja.features import Feature
from kinerja.metrics.views import blueprint

FEATURE = Feature("metrics", blueprints=(blueprint,))
