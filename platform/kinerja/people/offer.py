"""What this part of the core offers the rest of the program."""

from kinerja.features import Feature
from kinerja.people.explanations import EXPLANATIONS
from kinerja.people.places import desk, places
from kinerja.people.views import blueprint

FEATURE = Feature(
    "people", blueprints=(blueprint,), places=places, desk=desk, explanations=EXPLANATIONS
)
