"""What a feature offers the rest of the program; each module says it in its `__init__.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import click
from flask import Blueprint, current_app

Handler = Callable[[dict[str, Any]], None]
Recount = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Feature:
    """One folder of the product.

    `topics` handle outbox messages inside their tenant (payload → None, may run twice);
    `recounts` bring sums up to date for the subject of a dirty mark.
    """

    name: str
    blueprints: tuple[Blueprint, ...] = ()
    commands: tuple[click.Command, ...] = ()
    topics: Mapping[str, Handler] = field(default_factory=dict)
    recounts: Mapping[str, Recount] = field(default_factory=dict)


def offered() -> tuple[Feature, ...]:
    """Every feature of the running application, core first."""
    features: tuple[Feature, ...] = current_app.extensions["kinerja.features"]
    return features


def topic_handlers(topic: str) -> list[Handler]:
    """Who wants messages of this topic."""
    return [feature.topics[topic] for feature in offered() if topic in feature.topics]


def recount_of(topic: str) -> Recount | None:
    """Who recomputes for this topic of dirty marks, if anybody."""
    found = (feature.recounts[topic] for feature in offered() if topic in feature.recounts)
    return next(found, None)
