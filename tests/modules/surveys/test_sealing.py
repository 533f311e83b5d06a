"""What travels with a page can be read by us alone, for one survey of one region."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask, current_app

from kinerja.config import Settings
from kinerja.database import now, random_id
from kinerja.tenancy import TenantId, enter
from modules.surveys.errors import VisitStale
from modules.surveys.sealing import (
    SealBroken,
    new_token,
    receipt_key,
    receipt_number,
    seal_receipt,
    seal_visit,
    unseal_receipt,
    unseal_visit,
)
from modules.surveys.visit import Visit
from tests.factories.surveys import TODAY

SURVEY = random_id()
VISIT = Visit("t", 17, "en", ("4", "-", None), agreed=True, step=2, suggestion="Kursi «baru»")


@pytest.fixture
def _inside(tenant: TenantId) -> object:
    with enter(tenant):
        yield


pytestmark = pytest.mark.usefixtures("_inside")


def test_a_visit_comes_back_as_it_went() -> None:
    assert unseal_visit(seal_visit(VISIT, SURVEY, now()), SURVEY, now()) == VISIT


@pytest.mark.parametrize("broken", ["", "x", "a.b", "a.b.c", "\N{LATIN SMALL LETTER E WITH ACUTE}"])
def test_what_we_did_not_seal_is_refused(broken: str) -> None:
    with pytest.raises(SealBroken):
        unseal_visit(broken, SURVEY, now())


def test_a_changed_visit_is_refused() -> None:
    sealed = seal_visit(VISIT, SURVEY, now())
    for place in (0, len(sealed) // 2, len(sealed) - 2):
        other = "A" if sealed[place] != "A" else "B"
        with pytest.raises(SealBroken):
            unseal_visit(sealed[:place] + other + sealed[place + 1 :], SURVEY, now())


def test_a_visit_of_another_survey_is_refused() -> None:
    with pytest.raises(SealBroken):
        unseal_visit(seal_visit(VISIT, SURVEY, now()), random_id(), now())


def test_a_receipt_is_no_visit() -> None:
    with pytest.raises(SealBroken):
        unseal_visit(seal_receipt("LHK 1 A1", TODAY, "id"), SURVEY, now())


def test_a_page_left_open_too_long_is_stale_and_still_holds_everything() -> None:
    sealed = seal_visit(VISIT, SURVEY, now() - timedelta(hours=13))
    with pytest.raises(VisitStale) as stale:
        unseal_visit(sealed, SURVEY, now())
    assert stale.value.visit == VISIT
    fresh = seal_visit(VISIT, SURVEY, now() - timedelta(hours=11))
    assert unseal_visit(fresh, SURVEY, now()) == VISIT


def test_a_receipt_comes_back_as_it_went() -> None:
    assert unseal_receipt(seal_receipt("LHK 1 A1", TODAY, "en")) == ("LHK 1 A1", TODAY, "en")


def test_equal_tokens_give_equal_receipts_and_others_do_not() -> None:
    token = new_token()
    assert receipt_key(token, SURVEY) == receipt_key(token, SURVEY)
    assert receipt_key(token, SURVEY) != receipt_key(token, random_id())
    assert receipt_key(new_token(), SURVEY) != receipt_key(token, SURVEY)
    assert receipt_number(token, "Kota Lhokseumawe") == receipt_number(token, "Kota Lhokseumawe")


@pytest.mark.parametrize(
    ("region", "letters"),
    [("Kota Lhokseumawe", "LHK"), ("Kabupaten Kepahiang", "KPH"), ("Kota Aie", "ZZZ")],
)
def test_a_receipt_number_can_be_read_out(region: str, letters: str) -> None:
    head, digits, tail = receipt_number(new_token(), region).split()
    assert head == letters
    assert digits.isdigit()
    assert len(digits) == 4
    assert tail[0] in "ACEFHJKLMNPRTUVWXY"
    assert tail[1].isdigit()


def test_keys_may_rotate_while_a_page_is_open(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    token, sealed = new_token(), seal_visit(VISIT, SURVEY, now())
    key, number = receipt_key(token, SURVEY), receipt_number(token, "Kota X")
    settings: Settings = current_app.extensions["kinerja.settings"]
    rotated = replace(settings, secret_keys=("n" * 32, *settings.secret_keys))
    monkeypatch.setitem(app.extensions, "kinerja.settings", rotated)
    assert unseal_visit(sealed, SURVEY, now()) == VISIT
    assert receipt_key(token, SURVEY) == key
    assert receipt_number(token, "Kota X") == number
    assert new_token().split(".")[0] != token.split(".")[0]
