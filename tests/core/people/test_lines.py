"""Who rates whom on a day: vacancies are skipped, nobody rates themselves or their superior."""

from uuid import UUID, uuid5

from kinerja.ids import PersonId
from kinerja.people.kinds import AssignmentKind
from kinerja.people.lines import Assessor, Lines, assessor_of_record, superior_of_assessor

SPACE = UUID(int=7)
DEFINITIF, PLT, PLH = AssignmentKind.DEFINITIF, AssignmentKind.PLT, AssignmentKind.PLH
SUPERIORS = {"staf": "kasi", "kasi": "kabid", "kabid": "kadis", "kadis": "sekda"}


def post(name: str) -> UUID:
    return uuid5(SPACE, f"post {name}")


def person(name: str) -> PersonId:
    return PersonId(uuid5(SPACE, f"person {name}"))


def lines(*held: tuple[str, str, AssignmentKind], superiors: dict[str, str] | None = None) -> Lines:
    above = {post(low): post(high) for low, high in (superiors or SUPERIORS).items()}
    return Lines.of(above, [(post(where), person(who), kind) for where, who, kind in held])


def rates(of: Lines, name: str, position: str | None = None) -> tuple[str, AssignmentKind] | None:
    found = assessor_of_record(person(name), of, post(position) if position else None)
    if found is None:
        return None
    known = {person(who): who for who in ("sari", "tono", "umar", "wati", "yani")}
    return known[found.person_id], found.kind


def decides(of: Lines, name: str) -> str | None:
    assessor = assessor_of_record(person(name), of)
    assert assessor is not None
    found = superior_of_assessor(person(name), assessor, of)
    known = {person(who): who for who in ("sari", "tono", "umar", "wati", "yani")}
    return known[found.person_id] if found else None


def test_the_direct_superior_rates() -> None:
    found = lines(
        ("staf", "sari", DEFINITIF), ("kasi", "tono", DEFINITIF), ("kabid", "umar", DEFINITIF)
    )
    assert rates(found, "sari") == ("tono", DEFINITIF)
    assert assessor_of_record(person("sari"), found) == Assessor(
        person("tono"), post("kasi"), DEFINITIF
    )


def test_a_vacant_post_is_skipped() -> None:
    found = lines(("staf", "sari", DEFINITIF), ("kadis", "wati", DEFINITIF))
    assert rates(found, "sari") == ("wati", DEFINITIF)


def test_a_plt_rates_from_a_vacant_post() -> None:
    found = lines(("staf", "sari", DEFINITIF), ("kasi", "tono", PLT), ("kabid", "umar", DEFINITIF))
    assert rates(found, "sari") == ("tono", PLT)


def test_a_plt_comes_before_a_plh() -> None:
    found = lines(("staf", "sari", DEFINITIF), ("kasi", "tono", PLH), ("kasi", "umar", PLT))
    assert rates(found, "sari") == ("umar", PLT)


def test_the_holder_rates_although_somebody_acts_while_they_are_away() -> None:
    found = lines(("staf", "sari", DEFINITIF), ("kasi", "tono", PLH), ("kasi", "umar", DEFINITIF))
    assert rates(found, "sari") == ("umar", DEFINITIF)


def test_nobody_rates_themselves_from_a_post_they_act_in() -> None:
    found = lines(("staf", "sari", DEFINITIF), ("kasi", "sari", PLT), ("kabid", "umar", DEFINITIF))
    assert rates(found, "sari") == ("umar", DEFINITIF)


def test_an_acting_assignment_is_rated_by_whom_it_reports_to() -> None:
    found = lines(
        ("kabid", "umar", DEFINITIF),
        ("staf", "umar", PLT),
        ("kasi", "tono", DEFINITIF),
        ("kadis", "wati", DEFINITIF),
    )
    assert rates(found, "umar", "staf") == ("tono", DEFINITIF)
    assert rates(found, "umar") == ("wati", DEFINITIF)


def test_one_s_own_post_above_an_acting_assignment_is_skipped_whoever_acts_in_it() -> None:
    found = lines(
        ("kasi", "umar", DEFINITIF),
        ("staf", "umar", PLT),
        ("kasi", "tono", PLH),
        ("kabid", "wati", DEFINITIF),
    )
    assert rates(found, "umar", "staf") == ("wati", DEFINITIF)


def test_a_subordinate_acting_above_does_not_rate_their_own_superior() -> None:
    found = lines(
        ("kabid", "umar", DEFINITIF),
        ("kasi", "tono", DEFINITIF),
        ("kadis", "tono", PLT),
        ("sekda", "wati", DEFINITIF),
    )
    assert rates(found, "umar") == ("wati", DEFINITIF)
    assert rates(found, "tono") == ("umar", DEFINITIF)


def test_somebody_from_elsewhere_acting_above_does_rate() -> None:
    superiors = {**SUPERIORS, "camat": "sekda"}
    found = lines(
        ("kabid", "umar", DEFINITIF),
        ("kadis", "yani", PLT),
        ("camat", "yani", DEFINITIF),
        superiors=superiors,
    )
    assert rates(found, "umar") == ("yani", PLT)


def test_the_top_of_a_region_has_no_assessor_here() -> None:
    assert rates(lines(("sekda", "wati", DEFINITIF)), "wati") is None


def test_somebody_without_a_post_has_no_assessor() -> None:
    assert rates(lines(("kasi", "tono", DEFINITIF)), "sari") is None


def test_lines_in_a_circle_come_to_an_end() -> None:
    circle = {"staf": "kasi", "kasi": "kabid", "kabid": "staf"}
    found = lines(("staf", "sari", DEFINITIF), superiors=circle)
    assert rates(found, "sari") is None
    found = lines(("staf", "sari", DEFINITIF), ("kabid", "umar", DEFINITIF), superiors=circle)
    assert rates(found, "sari") == ("umar", DEFINITIF)
    assert rates(found, "umar") == ("sari", DEFINITIF)


def test_who_only_acts_is_rated_where_they_act() -> None:
    found = lines(("kasi", "tono", PLT), ("kabid", "umar", DEFINITIF))
    assert rates(found, "tono") == ("umar", DEFINITIF)


def test_above_the_assessor_stands_the_next_superior() -> None:
    found = lines(
        ("staf", "sari", DEFINITIF),
        ("kasi", "tono", DEFINITIF),
        ("kabid", "umar", PLT),
        ("kadis", "wati", DEFINITIF),
    )
    assert decides(found, "sari") == "umar"
    assert decides(found, "tono") == "wati"


def test_an_assessor_acting_in_the_next_post_too_does_not_decide_on_themselves() -> None:
    found = lines(
        ("staf", "sari", DEFINITIF),
        ("kasi", "tono", DEFINITIF),
        ("kabid", "tono", PLT),
        ("kadis", "wati", DEFINITIF),
    )
    assert rates(found, "sari") == ("tono", DEFINITIF)
    assert decides(found, "sari") == "wati"


def test_nobody_decides_on_the_assessor_they_work_under() -> None:
    found = lines(
        ("staf", "sari", DEFINITIF),
        ("staf", "yani", DEFINITIF),
        ("kasi", "tono", DEFINITIF),
        ("kabid", "yani", PLT),
        ("kadis", "wati", DEFINITIF),
    )
    assert decides(found, "sari") == "wati"


def test_above_the_top_nobody_decides_here() -> None:
    found = lines(("kadis", "umar", DEFINITIF), ("sekda", "wati", DEFINITIF))
    assert decides(found, "umar") is None
