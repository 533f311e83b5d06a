"""Citizen surveys: sheets, index, results."""

from kinerja.features import Feature
from modules.surveys import citizen_views, demo, views
from modules.surveys import link_views as link_views
from modules.surveys.closing import count_closed
from modules.surveys.commands import surveys
from modules.surveys.figures import know
from modules.surveys.instruments import load_pack, saved
from modules.surveys.places import places
from modules.surveys.refusal_words import EXPLANATIONS
from modules.surveys.retention import sweep
from modules.surveys.rollup import CLOSING_TOPIC, recount
from modules.surveys.service import ROLLUP_TOPIC

FEATURE = Feature(
    "surveys",
    blueprints=(citizen_views.blueprint, views.blueprint),
    commands=(surveys,),
    recounts={ROLLUP_TOPIC: recount, CLOSING_TOPIC: count_closed},
    load=load_pack,
    save=saved,
    know=know,
    places=places,
    explanations=EXPLANATIONS,
    sweep=sweep,
    demo=demo.PARTS,
    demo_figures=demo.figures,
)
