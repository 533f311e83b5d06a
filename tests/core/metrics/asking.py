"""Reading the page of figures as Prometheus does."""

from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

Figures = dict[tuple[str, frozenset[tuple[str, str]]], float]


def parsed(page: str) -> Figures:
    """Every figure under its name and labels."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def read(client: FlaskClient) -> Figures:
    """The figures now."""
    page = client.get("/metrics")
    assert page.status_code == 200
    return parsed(page.text)


def figure(figures: Figures, name: str, **labels: str) -> float:
    """One figure; 0 when it is not there yet."""
    return figures.get((name, frozenset(labels.items())), 0.0)
