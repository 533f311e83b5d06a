"""A region's folder under tenants/: read whole, or refused with every fault in it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kinerja.packs.codes import CREST_NAME
from kinerja.packs.crest import crest_complaints
from kinerja.packs.cross_rules import period_warnings, rubric_warnings, training_against_rubric
from kinerja.packs.documents import (
    KINDS,
    RUBRIC,
    SURVEYS,
    TENANT,
    TRAINING,
    Document,
    rubric_document_from,
    surveys_from_document,
    tenant_from_document,
    training_from_document,
)
from kinerja.packs.exact_numbers import decimal_of
from kinerja.packs.faults import Complaint, Fault, PackFaults, fault_at, shown
from kinerja.packs.instrument import Instrument
from kinerja.packs.rubric_document import RubricDocument
from kinerja.packs.tenant_document import TenantDocument
from kinerja.packs.training_document import TrainingDocument
from kinerja.sentences import sentence as _

_TOML_PLACE: Final = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


@dataclass(frozen=True, slots=True)
class TenantPack:
    """One region as its files say; `crest` is the text of an SVG."""

    slug: str
    tenant: TenantDocument
    rubric: RubricDocument
    instruments: tuple[Instrument, ...]
    training: TrainingDocument
    crest: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is wrong with a folder: `faults` keep it from being loaded, `warnings` do not."""

    documents: Mapping[str, Document]
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def read_pack(folder: Path) -> TenantPack:
    """The pack in this folder; PackFaults with every fault when it has one."""
    found = inspect_pack(folder)
    if found.faults:
        raise PackFaults(found.faults)
    documents = found.documents
    tenant = tenant_from_document(documents[TENANT.file])
    return TenantPack(
        tenant.slug,
        tenant,
        rubric_document_from(documents[RUBRIC.file]),
        surveys_from_document(documents[SURVEYS.file]).instruments,
        training_from_document(documents[TRAINING.file]),
        (folder / tenant.look.crest).read_text(encoding="utf-8"),
    )


def check_pack(folder: Path) -> list[Fault]:
    """Every fault of the pack in this folder; empty when it can be loaded."""
    return inspect_pack(folder).faults


def inspect_pack(folder: Path) -> Inspection:
    """Everything that is wrong with this folder, in one reading."""
    if not folder.is_dir():
        remedy = _("Beri jalur folder daerah, misalnya tenants/lhokseumawe.")
        return Inspection({}, [Fault(str(folder), "", _("Folder ini tidak ada."), remedy)])
    documents: dict[str, Document] = {}
    found = Inspection(documents)
    for kind in KINDS:
        path = folder / kind.file
        document = toml_document(path)
        if isinstance(document, Complaint):
            found.faults.append(Fault(str(path), "", document.problem, document.remedy))
            continue
        documents[kind.file] = document
        found.faults.extend(fault_at(str(path), each, document) for each in kind.findings(document))
    found.faults.extend(_identity_faults(folder, documents.get(TENANT.file, {})))
    if not found.faults:  # between files only what is right in itself can be compared
        _compare_files(folder, found)
    return found


def _compare_files(folder: Path, found: Inspection) -> None:
    rubric, training = found.documents[RUBRIC.file], found.documents[TRAINING.file]
    between = {
        TENANT.file: period_warnings(found.documents[TENANT.file]),
        RUBRIC.file: rubric_warnings(rubric),
        TRAINING.file: training_against_rubric(training, rubric),
    }
    for file, findings in between.items():
        for finding in findings:
            listed = found.warnings if finding[1].is_warning else found.faults
            listed.append(fault_at(str(folder / file), finding, found.documents[file]))


def toml_document(path: Path) -> Document | Complaint:
    """What this TOML file says, its decimals exact, or why it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=decimal_of)
    except FileNotFoundError:
        return Complaint(_("Berkas ini belum ada."), _("Salin dari daerah lain, lalu sesuaikan."))
    except OSError as fault:
        problem = _("Berkas ini tidak dapat dibaca (%(fault)s).", fault=fault.strerror)
        return Complaint(problem, _("Periksa hak baca berkas ini."))
    except UnicodeDecodeError:
        return Complaint(_("Berkas ini bukan teks UTF-8."), _("Simpan ulang sebagai UTF-8."))
    except tomllib.TOMLDecodeError as fault:
        return _toml_complaint(fault)
    except (ValueError, RecursionError):
        problem = _("Berkas ini memuat angka yang terlalu panjang atau tabel yang terlalu dalam.")
        return Complaint(problem, _("Bandingkan dengan berkas daerah lain, lalu sederhanakan."))


def _toml_complaint(fault: tomllib.TOMLDecodeError) -> Complaint:
    place = _TOML_PLACE.search(str(fault))
    reason = _TOML_PLACE.sub("", str(fault)).strip()
    if place is None or place[1] is None:
        problem = _("TOML rusak di akhir berkas: %(reason)s.", reason=reason)
    else:
        problem = _(
            "TOML rusak di baris %(line)s, kolom %(column)s: %(reason)s.",
            line=place[1],
            column=place[2],
            reason=reason,
        )
    return Complaint(
        problem, _("Periksa tanda kutip, kurung, dan tanda sama dengan di sekitarnya.")
    )


def _identity_faults(folder: Path, tenant: Mapping[str, Any]) -> Iterator[Fault]:
    file = str(folder / TENANT.file)
    slug, name = tenant.get("slug"), folder.resolve().name
    if isinstance(slug, str) and slug != name:
        problem = _(
            "Slug “%(slug)s” tidak sama dengan nama folder “%(name)s”.",
            slug=shown(slug),
            name=shown(name),
        )
        yield Fault(file, "slug", problem, _("Samakan slug dan nama folder."))
    look = tenant.get("look")
    crest = look.get("crest") if isinstance(look, Mapping) else None
    if isinstance(crest, str) and re.fullmatch(CREST_NAME, crest):
        yield from _crest_faults(folder, crest)


def _crest_faults(folder: Path, crest: str) -> Iterator[Fault]:
    try:
        content = (folder / crest).read_bytes()
    except OSError:
        problem = _("Berkas lambang “%(crest)s” tidak ada di folder ini.", crest=crest)
        remedy = _("Letakkan berkas itu di folder daerah, atau betulkan namanya.")
        yield Fault(str(folder / TENANT.file), "look.crest", problem, remedy)
        return
    for complaint in crest_complaints(content):
        yield Fault(str(folder / crest), "", complaint.problem, complaint.remedy)
