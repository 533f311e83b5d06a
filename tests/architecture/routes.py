"""Every address of the application, and how to fill one in with ids of a region."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, cast
from uuid import UUID

from flask import Flask
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool
from werkzeug.routing import Rule, UUIDConverter
from werkzeug.routing.converters import AnyConverter, IntegerConverter

from kinerja.access.decorator import Access, access_of
from kinerja.app import all_metadata
from kinerja.config import DatabaseUrls
from kinerja.ids import TenantId

UNKNOWN = UUID("00000000-0000-4000-8000-000000000000")
Ids = Mapping[str, Sequence[UUID]]
"""Ids by the table they are of."""


@dataclass(frozen=True)
class Route:
    """One rule and one method."""

    rule: Rule
    method: str
    access: Access

    @property
    def name(self) -> str:
        return f"{self.method} {self.rule.rule}"

    @property
    def takes_ids(self) -> bool:
        return any(isinstance(c, UUIDConverter) for c in self.rule._converters.values())


def routes_of(app: Flask) -> Iterator[Route]:
    """Every route of a view of ours; a view without a decision breaks here."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            access = access_of(app.view_functions[rule.endpoint])
            assert access is not None, f"{rule.rule} carries no access decision"
            yield Route(rule, method, access)


def path_of(app: Flask, route: Route, slug: str, ids: UUID = UNKNOWN) -> str:
    """The address with this region and this id in every place that takes one."""
    values = {name: _value(c, ids) for name, c in route.rule._converters.items()}
    return _address(app, route, slug, values)


def own_paths(app: Flask, route: Route, slug: str, ids: Ids, years: Sequence[int]) -> Iterator[str]:
    """Every address with ids of the tables its arguments speak of, a number being a year."""
    choices = {name: _choices(name, c, ids, years) for name, c in route.rule._converters.items()}
    for chosen in product(*choices.values()):
        yield _address(app, route, slug, dict(zip(choices, chosen, strict=True)))


def mixed_paths(app: Flask, route: Route, slug: str, own: Ids, foreign: Ids) -> Iterator[str]:
    """For an address with several ids: each of them foreign in turn, the others of the region."""
    taking = [n for n, c in route.rule._converters.items() if isinstance(c, UUIDConverter)]
    for name in taking if len(taking) > 1 else ():
        values = {
            each: _choices(each, converter, foreign if each == name else own, [1])[:1]
            for each, converter in route.rule._converters.items()
        }
        if all(values.values()):
            yield _address(app, route, slug, {each: value[0] for each, value in values.items()})


def _choices(name: str, converter: Any, ids: Ids, years: Sequence[int]) -> Sequence[Any]:
    if isinstance(converter, UUIDConverter):
        spoken_of = name.removesuffix("_id")
        named = [each for table in sorted(ids) if table.endswith(spoken_of) for each in ids[table]]
        return named or [each for table in sorted(ids) for each in ids[table]]
    return years if isinstance(converter, IntegerConverter) else [_value(converter, UNKNOWN)]


def _address(app: Flask, route: Route, slug: str, values: dict[str, Any]) -> str:
    if "region" in values:
        values["region"] = slug
    with app.test_request_context():
        built = app.url_map.bind("localhost").build(route.rule.endpoint, values, route.method)
    return str(built)


def _value(converter: Any, ids: UUID) -> Any:
    if isinstance(converter, UUIDConverter):
        return ids
    if isinstance(converter, IntegerConverter):
        return 1
    if isinstance(converter, AnyConverter):
        return next(iter(cast("Any", converter).items))
    return "tidak-ada"


def ids_in(urls: DatabaseUrls, tenant: TenantId) -> dict[str, list[UUID]]:
    """The ids of every table of a region that has any, read as owner."""
    found: dict[str, list[UUID]] = {}
    with create_engine(urls.owner, poolclass=NullPool).connect() as owner:
        for table in all_metadata()[0].tables.values():
            if "id" in table.c:
                rows = owner.execute(select(table.c.id).where(table.c.tenant_id == tenant))
                found[table.name] = list(rows.scalars())
    return found
