"""The inbox: one's own lines, unread first, page by page."""

from collections.abc import Sequence
from html import unescape
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert

from kinerja.database import new_id, now
from kinerja.ids import PersonId
from kinerja.notifications.models import MailState, Notification
from kinerja.tenancy import TenantId, unit_of_work
from tests.core.notifications.conftest import lines
from tests.factories.accounts import Somebody, make_somebody, sign_in, sign_in_as


def tell(who: Somebody, periods: Sequence[str], *, read: bool = False) -> list[UUID]:
    with unit_of_work(who.tenant) as session:
        ids = [new_id() for _ in periods]
        named = zip(ids, periods, strict=True)
        rows = [_row(line, who.person_id, period, read=read) for line, period in named]
        session.execute(insert(Notification), rows)
    return ids


def _row(line: UUID, person: PersonId, period: str, *, read: bool) -> dict[str, object]:
    return {
        "id": line,
        "key_hash": new_id().bytes * 2,
        "person_id": person,
        "event": "evaluation.finalised",
        "details": {"period": period, "predicate": "baik"},
        "path": "/x/evaluations",
        "created_at": now(),
        "read_at": now() if read else None,
        "mail_state": MailState.NONE,
    }


@pytest.fixture
def reader(client: FlaskClient, tenant: TenantId) -> Somebody:
    return sign_in_as(client, tenant)


def page(client: FlaskClient, who: Somebody, query: str = "") -> str:
    answer = client.get(f"/{who.slug}/inbox{query}")
    assert answer.status_code == 200
    return unescape(answer.text)


def test_an_empty_inbox_says_what_will_come(client: FlaskClient, reader: Somebody) -> None:
    assert "Belum ada pemberitahuan untuk Anda." in page(client, reader)


def test_the_heading_counts_what_is_unread(client: FlaskClient, reader: Somebody) -> None:
    tell(reader, ["Triwulan I", "Triwulan II"])
    tell(reader, ["Triwulan III"], read=True)
    shown = page(client, reader)
    assert "2 pemberitahuan belum Anda baca." in shown
    assert "Penilaian Triwulan II sudah final: predikat Anda Baik." in shown


def test_unread_lines_come_first_then_the_newest(client: FlaskClient, reader: Somebody) -> None:
    tell(reader, ["satu"])
    tell(reader, ["dua", "tiga"], read=True)
    shown = page(client, reader)
    places = [shown.index(f"Penilaian {name} sudah") for name in ("satu", "tiga", "dua")]
    assert places == sorted(places)


def test_nobody_reads_anothers_inbox(
    client: FlaskClient, reader: Somebody, other_tenant: TenantId
) -> None:
    colleague = make_somebody(reader.tenant)
    abroad = make_somebody(other_tenant)
    (theirs,), (foreign,) = tell(colleague, ["rahasia"]), tell(abroad, ["rahasia"])
    assert "rahasia" not in page(client, reader)
    for line in (theirs, foreign):
        assert client.post(f"/{reader.slug}/inbox/{line}/open").status_code == 404
    assert lines(reader.tenant)[0].read_at is None


def test_opening_a_line_marks_it_and_leads_on(client: FlaskClient, reader: Somebody) -> None:
    (line,) = tell(reader, ["satu"])
    answer = client.post(f"/{reader.slug}/inbox/{line}/open")
    assert (answer.status_code, answer.location) == (303, "/x/evaluations")
    first = lines(reader.tenant)[0].read_at
    assert first is not None
    client.post(f"/{reader.slug}/inbox/{line}/open")
    assert lines(reader.tenant)[0].read_at == first
    assert "Semua pemberitahuan sudah Anda baca." in page(client, reader)


def test_all_can_be_marked_at_once(client: FlaskClient, reader: Somebody) -> None:
    tell(reader, ["satu", "dua"])
    colleague = make_somebody(reader.tenant)
    tell(colleague, ["tiga"])
    client.post(f"/{reader.slug}/inbox/read")
    assert [line.read_at is None for line in lines(reader.tenant)] == [False, False, True]


def test_a_long_inbox_is_read_page_by_page(client: FlaskClient, reader: Somebody) -> None:
    tell(reader, [f"ke-{number}" for number in range(30)], read=True)
    tell(reader, [f"ke-{number}" for number in range(30, 60)])
    first = page(client, reader)
    link = first.split('rel="next" href="')[1].split('"')[0]
    second = unescape(client.get(link).text)
    both = first + second
    assert all(both.count(f"Penilaian ke-{number} sudah") == 2 for number in range(60))


def test_the_inbox_needs_a_sign_in(client: FlaskClient, tenant: TenantId) -> None:
    who = make_somebody(tenant)
    answer = client.get(f"/{who.slug}/inbox")
    assert answer.status_code in {302, 303}
    sign_in(client, who)
    assert client.get(f"/{who.slug}/inbox").status_code == 200


def test_a_result_by_another_scheme_is_told_without_its_words(
    client: FlaskClient, reader: Somebody
) -> None:
    (line,) = tell(reader, ["2026"])
    with unit_of_work(reader.tenant) as session:
        session.get_one(Notification, line).details = {"period": "2026", "predicate": "cukup"}
    assert "Penilaian 2026 sudah final dan dapat Anda baca." in page(client, reader)
