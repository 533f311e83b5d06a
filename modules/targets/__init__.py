"""Targets: the yearly plan (SKP), what was reached, and the evidence."""

from kinerja.features import Feature
from modules.targets import (
    alignment_views,
    demo,
    evidence_views,
    overview_views,
    realisation_views,
    review_views,
    target_views,
    views,
)
from modules.targets import models as models
from modules.targets.blueprint import blueprint
from modules.targets.evidence_service import sweep
from modules.targets.explanations import EXPLANATIONS
from modules.targets.figures import know
from modules.targets.realisation_explanations import REALISATION_EXPLANATIONS
from modules.targets.realisation_work import work
from modules.targets.work import desk, places

# importing the views puts their routes on the blueprint
PAGES = (
    *(views, target_views, review_views, overview_views, alignment_views),
    *(realisation_views, evidence_views),
)

FEATURE = Feature(
    "targets",
    blueprints=(blueprint,),
    know=know,
    places=places,
    desk=desk,
    work=work,
    explanations={**EXPLANATIONS, **REALISATION_EXPLANATIONS},
    sweep=sweep,
    demo=demo.PARTS,
    demo_figures=demo.figures,
)
