"""Training: the region's catalogue and the rules that refer people to it."""

from kinerja.features import Feature
from modules.training.catalogue import load_pack, saved

FEATURE = Feature("training", load=load_pack, save=saved)
