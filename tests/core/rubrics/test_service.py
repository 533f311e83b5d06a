"""A published rubric is one version for ever, known by its content."""

from contextlib import AbstractContextManager

import pytest
from sqlalchemy import func, select

from kinerja.audit.models import AuditEntry
from kinerja.database import db, new_id
from kinerja.packs import PackFaults
from kinerja.packs.documents import document_hash
from kinerja.rubrics.errors import RubricNotFound
from kinerja.rubrics.models import RubricVersion
from kinerja.rubrics.service import current_rubric, publish_rubric, rubric_of
from kinerja.tenancy import TenantId, TenantSession, enter
from tests.factories.evaluations import rubric_document

Inside = AbstractContextManager[TenantSession]


def test_publishing_the_same_content_again_is_the_same_version(inside: Inside) -> None:
    with inside:
        first = publish_rubric(rubric_document())
        turned = dict(reversed(rubric_document().items()))
        assert publish_rubric(turned).id == first.id
        assert db.session.scalar(select(func.count()).select_from(RubricVersion)) == 1
        audited = select(AuditEntry.after).where(AuditEntry.action == "rubric.published")
        assert db.session.scalars(audited).one()["number"] == 1


def test_another_content_is_the_next_version_and_becomes_current(inside: Inside) -> None:
    with inside:
        first = publish_rubric(rubric_document("2025.1"))
        second = publish_rubric(rubric_document("2025.2"))
        assert (first.number, second.number) == (1, 2)
        assert current_rubric().id == second.id
        assert rubric_of(first.id).said.version == "2025.1"


def test_an_older_content_that_comes_back_is_a_new_version_and_current(inside: Inside) -> None:
    with inside:
        publish_rubric(rubric_document("2025.1"))
        publish_rubric(rubric_document("2025.2"))
        back = publish_rubric(rubric_document("2025.1"))
        assert back.number == 3
        assert current_rubric().id == back.id
        assert current_rubric().said.version == "2025.1"


def test_people_and_engine_read_the_same_document(inside: Inside) -> None:
    with inside:
        published = rubric_of(publish_rubric(rubric_document()).id)
        assert published.number == 1
        assert published.rubric.components[0].code == published.said.components[0].code == "hasil"
        assert published.said.needs_reason == (1, 5)


def test_a_version_is_read_from_the_database_once(inside: Inside) -> None:
    with inside:
        version = publish_rubric(rubric_document()).id
        assert rubric_of(version) is rubric_of(version)


def test_what_is_not_a_rubric_is_not_published(inside: Inside) -> None:
    with inside:
        with pytest.raises(PackFaults):
            publish_rubric({"format": 1})
        with pytest.raises(RubricNotFound):
            current_rubric()


def test_another_regions_version_is_not_found(inside: Inside, other_tenant: TenantId) -> None:
    with inside:
        version = publish_rubric(rubric_document()).id
        rubric_of(version)
    with enter(other_tenant):
        with pytest.raises(RubricNotFound):
            rubric_of(version)
        with pytest.raises(RubricNotFound):
            rubric_of(new_id())


def test_the_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert document_hash({"a": 1, "b": [2]}) == document_hash({"b": [2], "a": 1})
    assert document_hash({"a": 1}) != document_hash({"a": 2})
