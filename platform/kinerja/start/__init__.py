"""Where everybody starts: choosing a region, its first page, and what every page loads."""

from kinerja.features import Feature
from kinerja.start import home as home
from kinerja.start.assets import blueprint as assets
from kinerja.start.operator import blueprint as operator
from kinerja.start.views import blueprint

FEATURE = Feature("start", blueprints=(blueprint, operator, assets))
