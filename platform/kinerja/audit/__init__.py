"""The append-only log: who, when, from where, what, before, after; sealed by the minute."""

from kinerja.audit.service import record, record_protected

__all__ = ["record", "record_protected"]
