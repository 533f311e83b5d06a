"""What the keys of `tenant.toml` must say together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from kinerja.packs.faults import Complaint, Finding, Path
from kinerja.packs.law_rules import law_findings
from kinerja.sentences import sentence as _
from kinerja.web.accents import LEAST_CONTRAST, AccentFault, accent_faults, contrast

_LEAST_ON_WASH: Final = 4.5  # WCAG 2.2, 1.4.3


def tenant_findings(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Every fault between the keys of loaded, perhaps incomplete, tenant data."""
    yield from _colours(data.get("look", {}))
    yield from _periods(data.get("periods", []))
    yield from _calendar(data.get("calendar", {}))
    yield from repeated(data.get("hosts", []), ("hosts",))
    yield from law_findings(data)


def repeated(values: Sequence[Any], path: Path, key: str | None = None) -> Iterator[Finding]:
    """A finding for each value of a list (or of `key` in its tables) that came before."""
    seen: list[Any] = []
    for at, entry in enumerate(values):
        value = entry if key is None else entry.get(key)
        if value is not None and value in seen:
            problem = _("“%(value)s” sudah ada lebih atas di daftar ini.", value=value)
            place = (*path, at) if key is None else (*path, at, key)
            yield place, Complaint(problem, _("Hapus salah satu, atau beri nama lain."))
        seen.append(value)


def _colours(look: Mapping[str, Any]) -> Iterator[Finding]:
    for key in ("accent", "accent_deep"):
        for fault in accent_faults(look[key]) if key in look else []:
            yield ("look", key), _colour_complaint(fault, look[key])
    if "accent" in look and "accent_wash" in look:
        ratio = contrast(look["accent"], look["accent_wash"])
        if ratio < _LEAST_ON_WASH:
            problem = _("Warna pokok tidak terbaca di atas warna ini (kontras %(r).1f).", r=ratio)
            remedy = _("Pilih warna yang lebih pucat, sampai kontrasnya paling sedikit 4,5.")
            yield ("look", "accent_wash"), Complaint(problem, remedy)


def _colour_complaint(fault: AccentFault, colour: str) -> Complaint:
    if fault is AccentFault.TOO_PALE:
        return Complaint(
            _("Warna %(colour)s terlalu pucat untuk dibaca di atas kertas.", colour=colour),
            _(
                "Pilih warna yang lebih gelap, dengan kontras paling sedikit %(r)d.",
                r=LEAST_CONTRAST,
            ),
        )
    return Complaint(
        _("Warna %(colour)s menyerupai merah atau kuning tanda peringatan.", colour=colour),
        _("Pilih warna lain, misalnya hijau, biru, atau cokelat yang kurang menyala."),
    )


def _periods(periods: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    yield from repeated(periods, ("periods",), "kind")
    kinds = [period["kind"] for period in periods if "kind" in period]
    if kinds and len(kinds) == len(periods) and "annual" not in kinds:
        # PermenPANRB 6/2022, Pasal 23: every employee has an annual evaluation
        problem = _("Belum ada penilaian tahunan.")
        remedy = _('Tambahkan [[periods]] dengan kind = "annual".')
        yield ("periods",), Complaint(problem, remedy)


def _calendar(calendar: Mapping[str, Any]) -> Iterator[Finding]:
    yield from repeated(calendar.get("working_days", []), ("calendar", "working_days"))
    off, on = calendar.get("days_off", []), calendar.get("days_on", [])
    yield from repeated(off, ("calendar", "days_off"), "date")
    yield from repeated(on, ("calendar", "days_on"), "date")
    off_dates = [day.get("date") for day in off]
    for at, day in enumerate(on):
        if "date" in day and day["date"] in off_dates:
            problem = _("Tanggal %(date)s tercatat libur dan sekaligus masuk.", date=day["date"])
            remedy = _("Hapus tanggal ini dari days_off atau dari days_on.")
            yield ("calendar", "days_on", at, "date"), Complaint(problem, remedy)
