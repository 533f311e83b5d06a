"""The operators' first page: the regions by slug and state, never what is inside them."""

from collections import Counter

from flask import Blueprint, render_template
from sqlalchemy import select

from kinerja.access import Door, Permission, require
from kinerja.database import engine_of
from kinerja.tenancy.models import Tenant, TenantState

blueprint = Blueprint("operator", __name__, url_prefix="/operator")


@blueprint.get("/")
@require(Permission.PLATFORM_READ, Door.OPERATOR)
def regions() -> str:
    """Which regions there are, and which are open."""
    asked = select(Tenant.slug, Tenant.state, Tenant.is_sample, Tenant.created_at)
    with engine_of("platform").connect() as connection:
        rows = connection.execute(asked.order_by(Tenant.state.desc(), Tenant.slug)).all()
    counts = Counter(row.state for row in rows)
    return render_template("start/operator.html", rows=rows, counts=counts, states=TenantState)
