"""Training: the region's catalogue and the rules that refer people to it."""

from kinerja.features import Feature
from modules.training import demo
from modules.training.catalogue import load_pack, saved
from modules.training.explanations import EXPLANATIONS
from modules.training.service import raise_referrals
from modules.training.views import blueprint
from modules.training.work import places, work

FEATURE = Feature(
    "training",
    blueprints=(blueprint,),
    topics={"evaluation.scored": raise_referrals},
    load=load_pack,
    save=saved,
    places=places,
    work=work,
    explanations=EXPLANATIONS,
    demo_figures=demo.figures,
)
