"""Evaluations: ratings, score, predicate, feedback."""

from kinerja.features import Feature
from modules.evaluations import (
    check_views,
    criteria_views,
    demo,
    innovations_views,
    meetings_agreed_views,
    meetings_record_views,
    meetings_slot_views,
    meetings_units_views,
    meetings_views,
    observations_views,
    overview_results,
    overview_views,
    peers_views,
    periods_views,
    rater_passes_back_views,
    rater_passes_views,
    results_views,
    self_views,
    service_times_views,
    unit_records_views,
    unit_reports_views,
    views,
)
from modules.evaluations import models as models
from modules.evaluations import models_meetings as models_meetings
from modules.evaluations import models_records as models_records
from modules.evaluations.blueprint import blueprint
from modules.evaluations.commands import evaluations
from modules.evaluations.counts import count_predicates
from modules.evaluations.desk import desk
from modules.evaluations.explanations import EXPLANATIONS
from modules.evaluations.peers_voices import RATED_TOPIC, put_together
from modules.evaluations.periods_service import MOVED_TOPIC, period_moved
from modules.evaluations.self_work import guide_links
from modules.evaluations.service_times_figures import know
from modules.evaluations.work import places, work

# importing the views puts their routes on the blueprint
PAGES = (
    views,
    overview_results,
    service_times_views,
    unit_records_views,
    unit_reports_views,
    meetings_views,
    meetings_units_views,
    meetings_slot_views,
    meetings_record_views,
    meetings_agreed_views,
    service_times_views,
    unit_records_views,
    unit_reports_views,
    results_views,
    overview_views,
    periods_views,
    criteria_views,
    self_views,
    peers_views,
    check_views,
    rater_passes_back_views,
    rater_passes_views,
    observations_views,
    innovations_views,
)

FEATURE = Feature(
    "evaluations",
    blueprints=(blueprint, check_views.checking),
    commands=(evaluations,),
    know=know,
    recounts={RATED_TOPIC: put_together},
    predicate_counts=count_predicates,
    places=places,
    work=work,
    desk=desk,
    links=guide_links,
    explanations=EXPLANATIONS,
    topics={MOVED_TOPIC: period_moved},
    demo=demo.PARTS,
    demo_figures=demo.figures,
)
