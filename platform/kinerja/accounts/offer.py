"""What this part of the core offers the rest of the program."""

from kinerja.accounts import code_views as code_views  # noqa: PLC0414  # for its routes
from kinerja.accounts import profile_views as profile_views  # noqa: PLC0414  # for its routes
from kinerja.accounts.doors import NATIONAL, OPERATOR
from kinerja.accounts.explanations import EXPLANATIONS
from kinerja.accounts.views import blueprint
from kinerja.features import Feature

FEATURE = Feature("accounts", blueprints=(blueprint, NATIONAL, OPERATOR), explanations=EXPLANATIONS)
