"""A region's people, posts and lines, the same for the same seed; pure."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

from kinerja.demo.names import FEMALE, MALE, Name, invent_name
from kinerja.demo.offices import OFFICES, Office

SMALLEST: Final = 12
_OFFICE_SIZE: Final = 25
_PPPK_SHARE: Final = 0.25
_MAIL_SHARE: Final = 0.6
_PLT_PLACE: Final = 1
_VACANT_PLACES: Final = (_PLT_PLACE, 3)


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """A unit to be; `parent` is the code of another."""

    code: str
    name: str
    kind: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class PostPlan:
    """A position to be; `superior` is the code of the post it reports to.

    `holder` and `acting` are numbers of people; a vacant post has no holder and may have a Plt.
    """

    code: str
    unit: str
    title: str
    family: str
    jenis_jabatan: str
    jenjang: str
    superior: str | None
    leads_unit: bool
    holder: int | None
    acting: int | None = None


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """A person to be; many have no mail address and rely on the inbox and on handed codes."""

    number: int
    name: Name
    nip: str
    status_asn: str
    has_mail: bool


@dataclass(slots=True)
class Population:
    """Everything generated for one region."""

    units: list[UnitPlan] = field(default_factory=list)
    posts: list[PostPlan] = field(default_factory=list)
    people: list[PersonPlan] = field(default_factory=list)


def generate(region: str, staff: int, seed: int) -> Population:
    """A region with exactly this many people (at least 12); the same for the same arguments."""
    if staff < SMALLEST:
        raise ValueError(f"a region needs at least {SMALLEST} people, not {staff}")
    chance = Random(f"{region}/{seed}")  # noqa: S311  # invented people, not a secret
    mail = Random(f"{region}/{seed}/mail")  # noqa: S311  # the same
    return _Builder(region, chance, mail, Population()).build(staff)


@dataclass(slots=True)
class _Builder:
    region: str
    chance: Random
    mail: Random
    made: Population
    _serial: int = 0

    def build(self, staff: int) -> Population:
        self.made.units.append(UnitPlan("setda", "Sekretariat Daerah", "opd", None))
        self._lead("sekda", "setda", "Sekretaris Daerah", family="umum", jenis="JPT")
        offices = OFFICES[: max(2, min(len(OFFICES), staff // _OFFICE_SIZE))]
        left = staff - len(self.made.people)
        for place, office in enumerate(offices):
            share = left // (len(offices) - place)
            before = len(self.made.people)
            self._office(office, share, place)
            left -= len(self.made.people) - before
        return self.made

    def _office(self, office: Office, people: int, place: int) -> None:
        """One office. The second one's head is vacant with a Plt., the fourth one's without."""
        ends = len(self.made.people) + people
        self.made.units.append(UnitPlan(office.code, office.name, "opd", None))
        self._head(office, place)
        sections = [f"{office.code}-{n}" for n in range(1, len(office.sections) + 1)]
        for code, name in zip(sections, office.sections, strict=True):
            self.made.units.append(UnitPlan(code, name, "bidang", office.code))
            self._lead(
                f"{code}-kepala",
                code,
                f"Kepala {name}",
                family=office.family,
                jenis="JA",
                superior=f"{office.code}-kepala",
            )
        for number in range(ends - len(self.made.people)):
            self._staff(office, sections[number % len(sections)], number)

    def _head(self, office: Office, place: int) -> None:
        is_vacant = place in _VACANT_PLACES
        self._lead(
            f"{office.code}-kepala",
            office.code,
            office.head,
            family=office.family,
            jenis="JPT",
            superior="sekda",
            vacant=is_vacant,
            # the first section's head, who comes next, acts as Plt.
            acting=len(self.made.people) if place == _PLT_PLACE else None,
        )

    def _lead(  # noqa: PLR0913  # a post has that many sides
        self,
        code: str,
        unit: str,
        title: str,
        *,
        family: str,
        jenis: str,
        superior: str | None = None,
        vacant: bool = False,
        acting: int | None = None,
    ) -> None:
        holder = None if vacant else self._person(family, leads=True, writes=True)
        jenjang = {"JPT": "pratama", "JA": "administrator"}[jenis]
        self.made.posts.append(
            PostPlan(
                code,
                unit,
                title,
                family,
                jenis,
                jenjang,
                superior,
                leads_unit=True,
                holder=holder,
                acting=acting,
            )
        )

    def _staff(self, office: Office, section: str, number: int) -> None:
        title, jenis, jenjang = office.posts[number % len(office.posts)]
        holder = self._person(office.family, leads=False, writes=number < len(office.sections))
        code, superior = f"{section}-{number + 1}", f"{section}-kepala"
        self.made.posts.append(
            PostPlan(
                code,
                section,
                title,
                office.family,
                jenis,
                jenjang,
                superior,
                leads_unit=False,
                holder=holder,
            )
        )

    def _person(self, family: str, *, leads: bool, writes: bool) -> int:
        """One more person; who `writes` for a unit has a mail address, of the others some."""
        number = len(self.made.people)
        sex = self.chance.choice((MALE, FEMALE))
        name = invent_name(self.chance, self.region, sex, family, leads=leads)
        is_pppk = not leads and self.chance.random() < _PPPK_SHARE
        nip = self._nip(sex, leads=leads, is_pppk=is_pppk)
        status = "PPPK" if is_pppk else "PNS"
        has_mail = self.mail.random() < _MAIL_SHARE or writes
        self.made.people.append(PersonPlan(number, name, nip, status, has_mail))
        return number

    def _nip(self, sex: int, *, leads: bool, is_pppk: bool) -> str:
        """18 digits: birth date, month of appointment (PPPK: year and 21), sex, serial."""
        self._serial += 1
        born = self._born(leads=leads)
        appointed = self.chance.randint(max(born.year + 22, 2005), 2023)
        month = 21 if is_pppk else self.chance.randint(1, 12)
        serial = self._serial % 1000
        return f"{born:%Y%m%d}{appointed:04d}{month:02d}{sex}{serial:03d}"

    def _born(self, *, leads: bool) -> date:
        first, last = (1969, 1982) if leads else (1975, 1999)
        return date(
            self.chance.randint(first, last), self.chance.randint(1, 12), self.chance.randint(1, 28)
        )
