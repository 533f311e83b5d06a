"""What the demo offers the worker: the job that plays the cycle."""

from kinerja.demo.play import play
from kinerja.demo.regions import PLAY
from kinerja.features import Feature

FEATURE = Feature("demo", topics={PLAY: play})
