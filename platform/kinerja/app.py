"""The factory: every part put together, once per program."""

from sqlalchemy import MetaData

import modules
from kinerja.access import models as access_models
from kinerja.accounts import models as account_models
from kinerja.audit import models as audit_models
from kinerja.database import Base, NationalBase, PlatformBase
from kinerja.jobs import models as job_models
from kinerja.national import models as national_models
from kinerja.notifications import models as notification_models
from kinerja.outbox import models as outbox_models
from kinerja.people import models as people_models
from kinerja.periods import models as period_models
from kinerja.rubrics import models as rubric_models
from kinerja.tenancy import models as tenancy_models


def all_metadata() -> list[MetaData]:
    """The tables of every schema, for migrations and the drift check."""
    return [Base.metadata, PlatformBase.metadata, NationalBase.metadata]
