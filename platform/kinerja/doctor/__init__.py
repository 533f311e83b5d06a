"""The examination of an installation: what was found, and the remedy for what is wrong."""

from kinerja.doctor.examination import examine
from kinerja.doctor.findings import Finding, State, worst
from kinerja.doctor.roles import UnsafeRole, refuse_unsafe_role

__all__ = ["Finding", "State", "UnsafeRole", "examine", "refuse_unsafe_role", "worst"]
