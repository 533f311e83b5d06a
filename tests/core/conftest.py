"""For all tests of the core: an example may take as long as a busy machine needs."""

from hypothesis import settings

settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")
