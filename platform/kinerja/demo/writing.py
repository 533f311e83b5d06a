"""Writing a generated population into the region that is entered, in a few statements."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.dialects.postgresql import Range

from kinerja.accounts.models import Account, AccountState
from kinerja.database import db, new_id
from kinerja.demo.offices import family_in
from kinerja.demo.population import PersonPlan, Population, PostPlan, UnitPlan
from kinerja.ids import PersonId
from kinerja.people.models import (
    Assignment,
    AssignmentKind,
    Person,
    PersonState,
    Position,
    ReportingLine,
    Unit,
)
from kinerja.people.names import name_key, search_key

Written = dict[int, PersonId]


def write(population: Population, families: frozenset[str], since: date) -> Written:
    """Units, posts, people, assignments, lines and closed accounts; ids by number of the person.

    Each post is in the family of the region's rubric that is closest to its office.
    """
    units = {unit.code: new_id() for unit in population.units}
    posts = {post.code: new_id() for post in population.posts}
    people = {person.number: PersonId(new_id()) for person in population.people}
    _insert(Unit, [_unit_row(unit, units) for unit in population.units])
    _insert(Position, [_post_row(post, posts, units, families) for post in population.posts])
    _insert(Person, [_person_row(person, people) for person in population.people])
    _insert(Assignment, [*_assignment_rows(population, posts, people, since)])
    _insert(ReportingLine, [*_line_rows(population, posts, since)])
    _insert(Account, [_account_row(person_id) for person_id in people.values()])
    return people


def _insert(table: type[Any], rows: list[dict[str, Any]]) -> None:
    db.session.execute(insert(table), rows)


def _unit_row(unit: UnitPlan, units: dict[str, UUID]) -> dict[str, Any]:
    return {
        "id": units[unit.code],
        "parent_id": units[unit.parent] if unit.parent else None,
        "code": unit.code,
        "name": unit.name,
        "name_key": search_key(unit.name),
        "kind": unit.kind,
    }


def _post_row(
    post: PostPlan, posts: dict[str, UUID], units: dict[str, UUID], families: frozenset[str]
) -> dict[str, Any]:
    return {
        "id": posts[post.code],
        "unit_id": units[post.unit],
        "code": post.code,
        "title": post.title,
        "family": family_in(post.unit, post.family, families),
        "jenis_jabatan": post.jenis_jabatan,
        "jenjang": post.jenjang,
        "leads_unit": post.leads_unit,
    }


def _person_row(person: PersonPlan, people: Written) -> dict[str, Any]:
    return {
        "id": people[person.number],
        "nip": person.nip,
        "nama": person.name.nama,
        "gelar_depan": person.name.gelar_depan,
        "gelar_belakang": person.name.gelar_belakang,
        "name_key": name_key(person.name.nama),
        "email": f"pegawai{person.nip}@contoh.example" if person.has_mail else None,
        "status_asn": person.status_asn,
        "state": PersonState.ACTIVE,
        "language": "id",
    }


def _assignment_rows(
    population: Population, posts: dict[str, UUID], people: Written, since: date
) -> Iterator[dict[str, Any]]:
    for post in population.posts:
        for number, kind in (
            (post.holder, AssignmentKind.DEFINITIF),
            (post.acting, AssignmentKind.PLT),
        ):
            if number is not None:
                yield {
                    "id": new_id(),
                    "person_id": people[number],
                    "position_id": posts[post.code],
                    "kind": kind,
                    "is_sole": post.leads_unit,
                    "during": Range(since, None),
                }


def _line_rows(
    population: Population, posts: dict[str, UUID], since: date
) -> Iterator[dict[str, Any]]:
    for post in population.posts:
        if post.superior:
            yield {
                "id": new_id(),
                "position_id": posts[post.code],
                "superior_id": posts[post.superior],
                "during": Range(since, None),
            }


def _account_row(person_id: PersonId) -> dict[str, Any]:
    return {"id": new_id(), "person_id": person_id, "state": AccountState.NOT_ACTIVATED}
