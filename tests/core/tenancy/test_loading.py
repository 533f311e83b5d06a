"""A region's files in the database: idempotent, all or nothing."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from kinerja.audit.models import AuditEntry
from kinerja.packs import PackFaults, document_of, read_pack
from kinerja.packs.errors import FolderNotEmpty
from kinerja.rubrics.models import RubricVersion
from kinerja.tenancy import enter
from kinerja.tenancy.directory import read
from kinerja.tenancy.exporting import export_folder
from kinerja.tenancy.loading import load_folder
from kinerja.tenancy.models import Region
from modules.surveys.models import InstrumentVersion
from modules.training.models import TrainingVersion
from tests.factories.packs import copied_pack


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of a region's files under a name of this test's own."""
    slug = "muat" + str(abs(hash(request.node.name)) % 10**8)
    return copied_pack("kepahiang", slug, tmp_path)


@pytest.mark.usefixtures("app_context")
class TestLoading:
    def test_a_new_region_is_entered_with_everything_its_files_say(self, folder: Path) -> None:
        loaded = load_folder(folder)
        assert loaded.is_new
        with enter(loaded.tenant) as session:
            region = session.scalars(select(Region)).one()
            assert region.name == "Kabupaten Kepahiang"
            assert region.document == document_of(read_pack(folder).tenant)
            assert session.scalar(select(func.count()).select_from(RubricVersion)) == 1
            assert session.scalar(select(func.count()).select_from(InstrumentVersion)) == 1

    def test_loading_again_changes_nothing(self, folder: Path) -> None:
        first, second = load_folder(folder), load_folder(folder)
        assert (second.is_new, second.is_changed) == (False, False)
        with enter(first.tenant) as session:
            entries = session.scalars(
                select(AuditEntry.action).where(AuditEntry.action == "region.loaded")
            ).all()
        assert len(entries) == 1

    def test_a_change_is_loaded_and_logged(self, folder: Path) -> None:
        first = load_folder(folder)
        file = folder / "tenant.toml"
        file.write_text(file.read_text().replace("Kabupaten Kepahiang", "Kabupaten Baru"))
        assert load_folder(folder).is_changed
        with enter(first.tenant) as session:
            assert session.scalars(select(Region.name)).one() == "Kabupaten Baru"

    def test_what_is_written_back_loads_to_the_same(self, folder: Path, tmp_path: Path) -> None:
        first = load_folder(folder)
        written = export_folder(first.tenant, tmp_path / "back")
        assert read_pack(written) == read_pack(folder)
        assert not load_folder(written).is_changed
        with enter(first.tenant) as session:
            for table in (RubricVersion, InstrumentVersion, TrainingVersion):
                assert session.scalar(select(func.count()).select_from(table)) == 1

    def test_files_that_lie_there_are_not_written_over(self, folder: Path, tmp_path: Path) -> None:
        tenant = load_folder(folder).tenant
        export_folder(tenant, tmp_path / "back")
        with pytest.raises(FolderNotEmpty):
            export_folder(tenant, tmp_path / "back")

    def test_a_faulty_pack_leaves_nothing_behind(self, folder: Path) -> None:
        (folder / "rubric.toml").write_text("components = 5")
        with pytest.raises(PackFaults):
            load_folder(folder)
        assert read(folder.name) == []
