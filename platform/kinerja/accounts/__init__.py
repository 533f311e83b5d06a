"""Signing in: a region's accounts, and the national and operators' doors."""

from kinerja.accounts import code_views as code_views
from kinerja.accounts import profile_views as profile_views
from kinerja.accounts.doors import NATIONAL, OPERATOR
from kinerja.accounts.explanations import EXPLANATIONS
from kinerja.accounts.views import blueprint
from kinerja.features import Feature

FEATURE = Feature("accounts", blueprints=(blueprint, NATIONAL, OPERATOR), explanations=EXPLANATIONS)
