"""A region with an open survey, and another one with its own."""

import pytest

from kinerja.tenancy import TenantId
from tests.factories.surveys import OpenSurvey, make_survey


@pytest.fixture
def survey(tenant: TenantId) -> OpenSurvey:
    return make_survey(tenant)


@pytest.fixture
def foreign_survey(other_tenant: TenantId) -> OpenSurvey:
    return make_survey(other_tenant)
