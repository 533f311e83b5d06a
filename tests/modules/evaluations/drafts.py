"""A full draft by the sample rubric, and what follows from it."""

from kinerja.rubrics.predicate import Rating
from modules.evaluations.rules import Decision, Draft, Mark

LONG = "Tiga laporan bulanan terlambat lebih dari sepuluh hari tanpa kabar."
FULL = Draft(
    {"capaian": Mark(4), "disiplin": Mark(3), "kerja_sama": Mark(5, LONG)},
    strengths="Teliti.",
    recommendation="Lanjutkan.",
)
# results 90 at 60 %, behaviour (80 + 100) / 2 at 40 %
SCORE = 9000
AS_PROPOSED = Decision(Rating.ABOVE, Rating.ABOVE)
# the same as the form sends it
FORM = {
    "level_capaian": "4",
    "level_disiplin": "3",
    "level_kerja_sama": "5",
    "reason_kerja_sama": LONG,
    "strengths": "Teliti.",
    "recommendation": "Lanjutkan.",
}
