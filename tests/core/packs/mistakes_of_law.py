"""Tables about figures of the law: all of them, written well, and mistakes in them."""

from collections.abc import Mapping

from tests.core.packs.mistakes_by_code import Mistake, with_
from tests.core.packs.packs import Change

TENANT = "tenant.toml"
TALENT = {
    "performance_low": 60,
    "performance_high": 80,
    "potential_low": 68,
    "potential_high": 77,
}
COMPETENCY = {"jpm_optimal": 85, "jpm_fair": 70, "levels": {"jpt_madya": 5, "terampil": 1}}
DISTRIBUTION = {"main_most": 75, "sangat_baik_most": 15, "main_least": 50, "low_least": 20}
PROFESSIONALISM = {
    "version": "2024",
    "seminar": 9,
    "pelaksana_technical": 20,
    "pelaksana_seminar": 15,
    "education": {"d3": 12, "sltp": 2},
    "performance": {"baik": 24},
    "discipline": {"never": 5, "ringan": 4},
}
TABLES: Mapping[str, Mapping[str, object]] = {
    "talent": TALENT,
    "competency": COMPETENCY,
    "distribution": DISTRIBUTION,
    "professionalism": PROFESSIONALISM,
}


def wrong(table: str, **keys: object) -> Change:
    """The whole file with this table, some keys of it wrong."""
    return with_(**{table: {**TABLES[table], **keys}})


def mistake(key: str, change: Change) -> Mistake:
    return Mistake("lhokseumawe", TENANT, "", change, key)


MISTAKES = [
    mistake("talent.performance_low", wrong("talent", performance_low=80)),
    mistake("talent.performance_low", wrong("talent", performance_high=59)),
    mistake("talent.potential_low", wrong("talent", potential_low=77)),
    mistake("talent.potential_high", wrong("talent", potential_high=101)),
    mistake("talent.potential", wrong("talent", potential=70)),
    mistake("talent.performance_low", with_(talent={"potential_low": 1, "potential_high": 2})),
    mistake("competency.jpm_fair", wrong("competency", jpm_fair=85)),
    mistake("competency.jpm_optimal", wrong("competency", jpm_optimal="80 %")),
    mistake("competency.levels.pengawas", wrong("competency", levels={"pengawas": 6})),
    mistake("competency.levels.pengawas", wrong("competency", levels={"pengawas": 4})),
    mistake("competency.levels.penyelia", wrong("competency", levels={"penyelia": 1})),
    mistake(
        "competency.levels.ahli_muda", wrong("competency", levels={"ahli_muda": 5, "ahli_madya": 4})
    ),
    mistake("competency.levels.ahli_mudah", wrong("competency", levels={"ahli_mudah": 3})),
    mistake("distribution.main_most", wrong("distribution", main_most=0)),
    mistake("distribution.low_least", wrong("distribution", main_least=81)),
    mistake("distribution.sangat_baik_most", wrong("distribution", sangat_baik_most=76)),
    mistake("distribution.main_least", wrong("distribution", main_least="separuh")),
    mistake("professionalism.version", with_(professionalism={"seminar": 10})),
    mistake("professionalism.seminar", wrong("professionalism", seminar=11)),
    mistake("professionalism.pelaksana_seminar", wrong("professionalism", pelaksana_seminar=21)),
    mistake(
        "professionalism.pelaksana_technical",
        with_(professionalism={"version": "x", "pelaksana_technical": 23}),
    ),
    mistake("professionalism.education.s2", wrong("professionalism", education={"s2": 26})),
    mistake("professionalism.education.d3", wrong("professionalism", education={"d3": 16})),
    mistake("professionalism.performance.baik", wrong("professionalism", performance={"baik": 14})),
    mistake("professionalism.discipline.never", wrong("professionalism", discipline={"never": 2})),
    mistake("professionalism.discipline.berat", wrong("professionalism", discipline={"berat": 3})),
]
