"""What is said of the training for raters: on first pages, and when something is refused."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.ids import PersonId
from kinerja.tenancy.practice import current_practice
from kinerja.web.errors import Explain, RefusalPage, not_found
from kinerja.web.home import number_word
from kinerja.web.page import Link
from kinerja.web.parts import WorkItem
from modules.evaluations import rater_passes_errors as errors
from modules.evaluations.rater_passes_queries import Held, held_for_want_of_a_pass


def rater_pass_work(identity: Identity, person: PersonId) -> Iterator[WorkItem]:
    """For who rates without a pass, and for who records passes, where the region demands one."""
    if not current_practice().rater_training:
        return
    held = held_for_want_of_a_pass(person)
    if held.is_mine:
        yield WorkItem(
            title=_("Selesaikan pelatihan penilai"),
            url=url_for("evaluations.waiting"),
            action=_("Lihat caranya"),
            text=_("Draf boleh Anda isi; hasil ditetapkan sesudah kelulusan Anda tercatat."),
            day=held.due,
        )
    if held.raters and identity.may(Permission.RATER_PASS):
        yield _to_record(held)


def _to_record(held: Held) -> WorkItem:
    return WorkItem(
        title=ngettext(
            "Catat kelulusan satu penilai",
            "Catat kelulusan %(count)s penilai",
            held.raters,
            count=number_word(held.raters).lower(),
        ),
        url=url_for("evaluations.rater_passes"),
        action=_("Buka daftar"),
        text=_("Selama belum tercatat lulus, mereka tidak dapat menetapkan hasil."),
        day=held.due,
    )


def recorders_words(names: tuple[str, ...]) -> str:
    """Who records passes, in words; the agency where no name is known."""
    return ", ".join(names) or _("admin daerah di badan kepegawaian")


def _absent(_error: errors.NoRaterTraining) -> RefusalPage:
    return RefusalPage(
        404,
        _("Daerah Anda tidak mensyaratkan pelatihan penilai."),
        _("Setiap pejabat penilai dapat langsung menetapkan hasil."),
    )


def _untrained(error: errors.RaterUntrained) -> RefusalPage:
    return RefusalPage(
        403,
        _("Anda belum dapat menetapkan hasil: kelulusan pelatihan penilai Anda belum tercatat."),
        _(
            "Daerah ini meminta setiap penilai lulus pelatihan penilai lebih dulu. Isian dan "
            "pilihan Anda tersimpan sebagai draf; lanjutkan begitu kelulusan Anda tercatat."
        ),
        facts=((_("Yang mencatat kelulusan"), recorders_words(error.contacts)),),
        actions=(Link(url_for("evaluations.waiting"), _("Ke daftar penilaian saya")),),
        keeps=True,
    )


RATER_PASS_EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        errors.NoRaterTraining: _absent,
        errors.RaterUntrained: _untrained,
        errors.PassNotFound: not_found,
    }
)
