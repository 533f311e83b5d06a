"""Permissions, roles, and the one decorator on every view."""

from kinerja.access.decorator import Access, Door, public, reads_only, require
from kinerja.access.roles import Permission, Role

__all__ = ["Access", "Door", "Permission", "Role", "public", "reads_only", "require"]
