"""What this part of the core offers the rest of the program."""

from kinerja.features import Feature
from kinerja.start import home as home  # noqa: PLC0414  # for its routes
from kinerja.start.assets import blueprint as assets
from kinerja.start.operator import blueprint as operator
from kinerja.start.views import blueprint

FEATURE = Feature("start", blueprints=(blueprint, operator, assets))
