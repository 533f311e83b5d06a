"""Writing a region's configuration back as files that load to the same configuration."""

from pathlib import Path

from sqlalchemy import select

from kinerja.database import db
from kinerja.features import offered
from kinerja.packs.documents import RUBRIC, TENANT, Document
from kinerja.packs.writing import write_pack
from kinerja.rubrics.service import current_rubric
from kinerja.tenancy import TenantId, enter
from kinerja.tenancy.models import Region


def export_folder(tenant: TenantId, target: Path) -> Path:
    """Write the region's files into a new folder of its name in `target`, and give that folder.

    FolderNotEmpty when files lie there, RubricNotFound for a region that was never loaded whole.
    """
    with enter(tenant):
        region = db.session.scalars(select(Region)).one()
        documents: dict[str, Document] = {
            TENANT.file: region.document,
            RUBRIC.file: current_rubric().document,
        }
        for feature in offered():
            if feature.save:
                documents.update(feature.save())
        folder = target / region.slug
        write_pack(folder, documents, region.crest_svg or "")
    return folder
