"""Whether a printed result is genuine: open to whoever holds it, silent about the person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Blueprint, Response, g, render_template, url_for
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from kinerja.access import Permission, public, require
from kinerja.database import db
from kinerja.periods.models import Period
from kinerja.web.addresses import in_full
from kinerja.web.codes import code_picture
from modules.evaluations.blueprint import blueprint, period_words
from modules.evaluations.freezing import check_code, result_document, result_hash
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import draft_of
from modules.evaluations.results_views import readable_case

checking = Blueprint("check", __name__)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check says: which period, since when final, the code printed, whether it matches."""

    period: str
    finalised_at: datetime
    code: str
    is_genuine: bool


def check(code: str) -> Checked | None:
    """What the region knows of a printed code; None when it was never given out.

    The hash is computed anew: a row changed behind the application does not match any more.
    """
    found = db.session.execute(
        select(Evaluation, Period)
        .join(Period, Period.id == Evaluation.period_id)
        .where(Evaluation.check_code == code.casefold())
    ).one_or_none()
    if found is None:
        return None
    evaluation, period = found
    if evaluation.finalised_at is None:
        return None
    digest = result_hash(result_document(evaluation, draft_of(evaluation)))
    return Checked(
        period=period_words(period),
        finalised_at=evaluation.finalised_at,
        code=check_code(evaluation.result_hash or b""),
        is_genuine=digest == evaluation.result_hash,
    )


@checking.get("/check/<region>.<code>")
@public
def checked(code: str) -> str:
    """The page behind the code on a printed result."""
    found = check(code)
    if found is None:
        raise NotFound
    return render_template("evaluations/checked.html", found=found, region=g.region)


@blueprint.get("/results/<uuid:evaluation_id>/check.svg")
@require(Permission.EVALUATION_READ_OWN)
def check_picture(evaluation_id: UUID) -> Response:
    """The address of the check as a code for cameras, for the printed result."""
    case = readable_case(evaluation_id)
    if case.evaluation.check_code is None:
        raise NotFound
    return code_picture(check_address(case.evaluation.check_code))


def check_address(code: str) -> str:
    """Where a printed result is checked, in full."""
    return in_full(url_for("check.checked", region=g.region.slug, code=code))
