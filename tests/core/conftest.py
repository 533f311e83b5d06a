"""Property tests take their time, the machine's load included; or are brief where asked."""

import os

from hypothesis import settings

BRIEF = 10  # examples

settings.register_profile("patient", settings.default, deadline=None)
# on further Pythons: that the rules run there at all, not once more every case
settings.register_profile("brief", settings.default, deadline=None, max_examples=BRIEF)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "patient"))
