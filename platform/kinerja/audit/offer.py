"""What the log offers the rest of the program."""

from kinerja.audit.folding import fold
from kinerja.audit.service import PROTECTED_TOPIC
from kinerja.features import Feature

FEATURE = Feature("audit", recounts={PROTECTED_TOPIC: fold})
