"""The map of the product: every feature, in the order its places appear to people."""

from modules.evaluations import models as _evaluation_tables
from modules.surveys import models as _survey_tables
