"""What a feature offers the rest of the program; each module says it in its `__init__.py`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

import click
from flask import Blueprint, current_app
from sqlalchemy import Connection

from kinerja.access.identity import Identity
from kinerja.demo.scene import DemoStep, Part
from kinerja.packs import TenantPack
from kinerja.packs.documents import Document
from kinerja.rubrics.figures import Figures, Subject
from kinerja.rubrics.service import PublishedRubric
from kinerja.web.errors import Explain
from kinerja.web.page import Link, NavItem
from kinerja.web.parts import DeskItem, WorkItem

Payload = dict[str, Any]
Handler = Callable[[Payload], None]
BulkHandler = Callable[[Sequence[Payload]], None]
Recount = Callable[[str], None]
Load = Callable[[TenantPack], None]
Save = Callable[[], Mapping[str, Document]]
Know = Callable[[PublishedRubric, Sequence[Subject]], Mapping[UUID, Figures]]
Places = Callable[[Identity], Sequence[NavItem]]
Work = Callable[[Identity], Sequence[WorkItem]]
Desk = Callable[[Identity], Sequence[DeskItem]]
Links = Callable[[Identity | None], Sequence[Link]]
PredicateCounts = Callable[[Connection, int], dict[str, int]]


@dataclass(frozen=True, slots=True)
class Feature:
    """One folder of the product.

    `topics` handle outbox messages inside their tenant (payload → None, may run twice);
    `bulk_topics` handle many of a topic in one transaction, where nothing but rows is written;
    `recounts` bring sums up to date for the subject of a dirty mark; `load` takes from a region's
    files what is the feature's own, `save` gives it back by file name; `know` gives the
    figures it has on people in a period, which their scores rest on; `predicate_counts` counts,
    as role rollup inside a tenant, the final annual predicates of a year; `places` are the
    feature's entries in somebody's navigation, `work` what waits for them, most urgent first,
    `desk` what a unit's administrator or an auditor keeps an eye on;
    `links` stand at the foot of every page of a region, also for nobody signed in (None);
    `explanations` put its refusals into words; `sweep` deletes, inside the tenant, what the
    feature has kept long enough and says how many rows of which table; `demo` plays its part in a
    generated region, and `demo_figures` counts, for a year, what came of it.
    """

    name: str
    blueprints: tuple[Blueprint, ...] = ()
    commands: tuple[click.Command, ...] = ()
    topics: Mapping[str, Handler] = field(default_factory=dict)
    bulk_topics: Mapping[str, BulkHandler] = field(default_factory=dict)
    recounts: Mapping[str, Recount] = field(default_factory=dict)
    load: Load | None = None
    save: Save | None = None
    know: Know | None = None
    predicate_counts: PredicateCounts | None = None
    places: Places | None = None
    work: Work | None = None
    desk: Desk | None = None
    links: Links | None = None
    explanations: Mapping[type[Exception], Explain] = field(default_factory=dict)
    sweep: Callable[[], dict[str, int]] | None = None
    demo: Mapping[DemoStep, Part] = field(default_factory=dict)
    demo_figures: Callable[[int], dict[str, Any]] | None = None


def offered() -> tuple[Feature, ...]:
    """Every feature of the running application, core first."""
    features: tuple[Feature, ...] = current_app.extensions["kinerja.features"]
    return features


def topic_handlers(topic: str) -> list[Handler]:
    """Who wants messages of this topic, each message by itself."""
    alone = [feature.topics[topic] for feature in offered() if topic in feature.topics]
    return alone + [partial(_with_one, handler) for handler in bulk_handlers(topic)]


def bulk_handlers(topic: str) -> list[BulkHandler]:
    """Who takes many messages of this topic at once."""
    return [feature.bulk_topics[topic] for feature in offered() if topic in feature.bulk_topics]


def bulk_topics() -> frozenset[str]:
    """The topics of which everybody who wants them takes many messages at once."""
    alone = {topic for feature in offered() for topic in feature.topics}
    return frozenset(topic for feature in offered() for topic in feature.bulk_topics) - alone


def _with_one(handler: BulkHandler, payload: Payload) -> None:
    handler([payload])


def recount_of(topic: str) -> Recount | None:
    """Who recomputes for this topic of dirty marks, if anybody."""
    found = (feature.recounts[topic] for feature in offered() if topic in feature.recounts)
    return next(found, None)


def figures_of(rubric: PublishedRubric, subjects: Sequence[Subject]) -> dict[UUID, Figures]:
    """Everything the features know of these subjects, by subject id; one entry for each."""
    found = {subject.id: Figures() for subject in subjects}
    for feature in offered():
        if feature.know:
            for subject_id, figures in feature.know(rubric, subjects).items():
                found[subject_id] = found[subject_id].joined(figures)
    return found
