"""Training: the region's catalogue and the rules that refer people to it."""

from kinerja.features import Feature
from modules.training.catalogue import load_pack, saved
from modules.training.service import raise_referrals

FEATURE = Feature(
    "training",
    topics={"evaluation.scored": raise_referrals},
    load=load_pack,
    save=saved,
)
