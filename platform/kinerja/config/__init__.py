"""What the program is told by its environment: settings, and the refusal of wrong ones."""

from kinerja.config.environment import ConfigError, spelled, without_secrets
from kinerja.config.settings import ROLES, DatabaseUrls, Settings

__all__ = ["ROLES", "ConfigError", "DatabaseUrls", "Settings", "spelled", "without_secrets"]
