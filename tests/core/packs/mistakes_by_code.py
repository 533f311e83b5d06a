"""Mistakes in the complete packs, places named by the codes that stand there."""

from decimal import Decimal
from typing import Any, NamedTuple

from tests.core.packs.packs import GONE, Change

RUBRIC, TRAINING, SURVEYS = "rubric.toml", "training.toml", "surveys.toml"


class Mistake(NamedTuple):
    """In a region's file, the value at `path` is another; the fault is at `key`, else there."""

    slug: str
    file: str
    path: str
    new: Any
    key: str = ""


def twice(rows: list[Any]) -> list[Any]:
    """The first row once more at the end."""
    return [*rows, rows[0]]


def without_last(rows: list[Any]) -> list[Any]:
    return rows[:-1]


def without_first(rows: list[Any]) -> list[Any]:
    return rows[1:]


def with_(**more: Any) -> Change:
    """The same table with these keys, some of them gone."""

    def changed(table: dict[str, Any]) -> dict[str, Any]:
        merged = table | more
        return {key: value for key, value in merged.items() if value is not GONE}

    return changed


def first_repeated(levels: list[Any]) -> list[Any]:
    """The second level's first behaviour is the first level's."""
    behaviours = [levels[0]["behaviours"][0], *levels[1]["behaviours"][1:]]
    return [levels[0], levels[1] | {"behaviours": behaviours}, *levels[2:]]


def saying(text: str) -> Change:
    return lambda old: f"{text} {old}"


TARGET = "components[hasil].indicators[capaian_target]"
TIMES = "components[hasil].indicators[waktu_layanan]"
INDEX = "components[suara_warga].indicators[indeks_kepuasan_warga]"
HONEST = "components[perilaku].indicators[akuntabel]"
INTEGRITY = "competencies[integritas]"
VISITS = "templates[layanan_rawat_jalan]"
ANCHOR = {"id": "Perilaku yang dapat dilihat orang lain", "en": "Behaviour that others can see too"}
ANCHORS = [
    {"level": level, "text": {key: f"{text} {level}" for key, text in ANCHOR.items()}}
    for level in range(1, 6)
]
SELF = {"kind": "self", "weight": 0, "missing": "renormalise", "smallest": 1}
SCHEME_B = with_(scheme="B", above=GONE, as_expected=GONE, numeric={"considers_peers": False})
SCHEME_B_WITH_PEERS = with_(
    scheme="B", above=GONE, as_expected=GONE, numeric={"considers_peers": True}
)
WITHOUT_NUMERIC = with_(scheme="B", above=GONE, as_expected=GONE)

SOURCES: list[Mistake] = [
    Mistake("bungo", RUBRIC, f"{TARGET}.missing", GONE),
    Mistake("bengkulu", RUBRIC, f"{TIMES}.missing", GONE),
    Mistake("bengkulu", RUBRIC, f"{TIMES}.missing", "wait"),
    Mistake("kepahiang", RUBRIC, "components[kualitas].indicators[kualitas_kerja].missing", "hold"),
    Mistake("bengkulu", RUBRIC, f"{INDEX}.missing", "renormalise"),
    Mistake("bungo", RUBRIC, f"{TARGET}.source", "opinion"),
    Mistake("bantul", RUBRIC, f"{HONEST}.anchors", GONE),
    Mistake("bungo", RUBRIC, f"{TARGET}.anchors", GONE),
    Mistake("bungo", RUBRIC, f"{TARGET}.missing", "hold", f"{TARGET}.anchors"),
    Mistake("bengkulu", RUBRIC, f"{INDEX}.anchors", ANCHORS),
    Mistake("bengkulu", RUBRIC, f"{TIMES}.anchors", ANCHORS),
    Mistake("bantul", RUBRIC, f"{HONEST}.anchors", without_last),
    Mistake("bantul", RUBRIC, f"{HONEST}.anchors", twice, f"{HONEST}.anchors[5].level"),
    Mistake("bantul", RUBRIC, f"{HONEST}.behaviours", without_last),
    Mistake("bantul", RUBRIC, f"{HONEST}.behaviours", twice),
    Mistake("bengkulu", RUBRIC, "standards", GONE, f"{TIMES}.source"),
    Mistake(
        "bengkulu",
        RUBRIC,
        "standards",
        GONE,
        "templates[dokumen_kependudukan].measures[dalam_standar].source",
    ),
    Mistake("bengkulu", RUBRIC, "raters", without_last, f"{INDEX}.source"),
    Mistake("bengkulu", RUBRIC, "raters", without_last, "components[suara_warga].raters.citizen"),
    Mistake(
        "bengkulu", RUBRIC, "components[perilaku].raters", {"citizen": 100}, f"{HONEST}.raters"
    ),
    Mistake(
        "bungo", RUBRIC, "components[kompetensi_teknis].raters.self", 10, "components[1].raters"
    ),
    Mistake("bantul", RUBRIC, "raters", lambda old: [*old, SELF], "raters[self].kind"),
    Mistake("bungo", RUBRIC, "raters[superior].smallest", 2),
    Mistake("bungo", RUBRIC, "raters[self].smallest", 2),
    Mistake("lhokseumawe", RUBRIC, "raters[peer].kind", "subordinates"),
    Mistake("lhokseumawe", RUBRIC, "raters", twice, "raters[-1].kind"),
]
SCHEMES: list[Mistake] = [
    Mistake("bantul", RUBRIC, "above", GONE),
    Mistake("bantul", RUBRIC, "as_expected", GONE),
    Mistake("bantul", RUBRIC, "as_expected", "tujuh puluh"),
    Mistake("bantul", RUBRIC, "numeric", {"considers_peers": False}),
    Mistake("bantul", RUBRIC, "levels[4].points", 101),
    Mistake("bantul", RUBRIC, "achievement.points[2].points", 101),
    Mistake("bantul", RUBRIC, "scheme", "B", "above"),
    Mistake("bantul", RUBRIC, "scheme", "B", "as_expected"),
    Mistake("bantul", RUBRIC, "scheme", "B", "numeric"),
    Mistake("bantul", RUBRIC, "", WITHOUT_NUMERIC, "numeric"),
    Mistake("bantul", RUBRIC, "", SCHEME_B, "components"),
    Mistake("kepahiang", RUBRIC, "", SCHEME_B_WITH_PEERS, "numeric.considers_peers"),
    Mistake("lhokseumawe", RUBRIC, "", SCHEME_B, "numeric.considers_peers"),
    Mistake("bantul", RUBRIC, "numeric", {"considers_peers": "no"}, "numeric.considers_peers"),
    Mistake("bantul", RUBRIC, "achievement.cap", GONE),
    Mistake("bantul", RUBRIC, "achievement.cap", 99),
    Mistake("bantul", RUBRIC, "achievement.cap", 150),
    Mistake("bantul", RUBRIC, "achievement.cap", 100, "achievement.points[2]"),
    Mistake("bantul", RUBRIC, "achievement.points", []),
    Mistake("bantul", RUBRIC, "achievement.points", without_first, "achievement.points[0].percent"),
    Mistake("bantul", RUBRIC, "achievement.points[1].percent", 0, "achievement.points[1]"),
    Mistake("bantul", RUBRIC, "achievement.points[2].points", 70, "achievement.points[2]"),
    Mistake("bantul", RUBRIC, "achievement.points[1].points", Decimal("-0.5")),
    Mistake("bantul", RUBRIC, "needs_reason", [1, 1], "needs_reason[1]"),
]
REFERENCE: list[Mistake] = [
    Mistake("bungo", RUBRIC, "guide[0].audience", "everybody"),
    Mistake("bungo", RUBRIC, "guide[0].title", GONE),
    Mistake("bungo", RUBRIC, "guide[0].text.en", "Briefly."),
    Mistake(
        "bungo",
        RUBRIC,
        "components[kompetensi_manajerial_sosial].indicators[integritas].competency",
        "integritass",
    ),
    Mistake("bungo", RUBRIC, INTEGRITY + ".kind", "umum"),
    Mistake("bungo", RUBRIC, INTEGRITY + ".description", GONE),
    Mistake("bungo", RUBRIC, INTEGRITY + ".levels", without_last),
    Mistake("bungo", RUBRIC, INTEGRITY + ".levels[4].level", 6),
    Mistake("bungo", RUBRIC, INTEGRITY + ".levels[1].level", 1),
    Mistake("bungo", RUBRIC, INTEGRITY + ".levels[0].behaviours", without_last),
    Mistake("bungo", RUBRIC, INTEGRITY + ".levels[0].behaviours", []),
    Mistake(
        "bungo",
        RUBRIC,
        INTEGRITY + ".levels",
        first_repeated,
        INTEGRITY + ".levels[1].behaviours[0].id",
    ),
    Mistake("bungo", RUBRIC, "competencies", twice, "competencies[-1].code"),
    Mistake("bengkulu", RUBRIC, "standards", twice, "standards[-1].code"),
    Mistake("bengkulu", RUBRIC, "standards[ktp_elektronik].limit", 0),
    Mistake("bengkulu", RUBRIC, "standards[ktp_elektronik].limit_unit", "days"),
    Mistake("bengkulu", RUBRIC, "standards[ktp_elektronik].target_share", 0),
    Mistake("bengkulu", RUBRIC, "standards[ktp_elektronik].target_share", 101),
    Mistake("bantul", RUBRIC, VISITS + ".families", ["kesehatn"], VISITS + ".families[0]"),
    Mistake("bantul", RUBRIC, VISITS + ".families", []),
    Mistake("bantul", RUBRIC, VISITS + ".main", "ya"),
    Mistake("bantul", RUBRIC, VISITS + ".measures", []),
    Mistake("bantul", RUBRIC, VISITS + ".measures", twice, VISITS + ".measures[-1].code"),
    Mistake(
        "bantul", RUBRIC, VISITS + ".measures[jumlah_layanan].weight", 50, VISITS + ".measures"
    ),
    Mistake(
        "bantul", RUBRIC, VISITS + ".measures[jumlah_layanan].weight", GONE, VISITS + ".measures"
    ),
    Mistake("bantul", RUBRIC, VISITS + ".measures[jumlah_layanan].target", 0),
    Mistake("bantul", RUBRIC, VISITS + ".measures[jumlah_layanan].target", -1),
    Mistake("bantul", RUBRIC, VISITS + ".measures[jumlah_layanan].better", "more"),
    Mistake("bantul", RUBRIC, VISITS + ".measures[jumlah_layanan].aspect", "speed"),
    Mistake("bantul", RUBRIC, VISITS + ".measures[jumlah_layanan].source", "diary"),
    Mistake("bantul", RUBRIC, "templates", twice, "templates[-1].code"),
    Mistake("bantul", RUBRIC, "families", twice, "families[-1].code"),
    Mistake(
        "kepahiang", RUBRIC, "families[kesehatan].code", "klinik", "components[kualitas].weight"
    ),
    Mistake(
        "kepahiang",
        RUBRIC,
        "families[kesehatan].code",
        "klinik",
        "components[kualitas].weight.kesehatan",
    ),
    Mistake("bungo", RUBRIC, "components", "hasil"),
    Mistake("bungo", RUBRIC, "competencies", {"code": "integritas"}),
]
RULE = "rules[kesenjangan_integritas]"
PROGRAMME = "programmes[integritas_sehari_hari]"
CATALOGUE: list[Mistake] = [
    Mistake("bungo", TRAINING, "settings", GONE),
    Mistake("bungo", TRAINING, "settings.hours_per_year", 0),
    Mistake("bungo", TRAINING, "programmes", []),
    Mistake("bungo", TRAINING, "programmes", twice, "programmes[-1].code"),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.form", "daring"),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.method", "kuliah"),
    Mistake("bantul", TRAINING, "programmes[klinik_target].method", "bimtek"),
    Mistake("bantul", TRAINING, "programmes[skp_berbasis_hasil].method", "coaching"),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.title.en", GONE),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.hours", 0),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.seats", 0),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.cost", Decimal("1.5")),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.cost", -1),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.raises_to", 6),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.raises_to", 0),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.answers", []),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.answers", ["integritass"], f"{PROGRAMME}.answers[0]"),
    Mistake("bungo", TRAINING, f"{PROGRAMME}.families", ["dokter"], f"{PROGRAMME}.families[0]"),
    Mistake("bungo", TRAINING, "rules", twice, "rules[-1].code"),
    Mistake("bungo", TRAINING, f"{RULE}.below", 76, RULE),
    Mistake("bungo", TRAINING, f"{RULE}.predicate", ["baik"], RULE),
    Mistake("bungo", TRAINING, f"{RULE}.gap", GONE, RULE),
    Mistake("bungo", TRAINING, f"{RULE}.gap", 0),
    Mistake("bungo", TRAINING, f"{RULE}.items", []),
    Mistake("bungo", TRAINING, f"{RULE}.items", ["kejujuran"], f"{RULE}.items[0]"),
    Mistake("bungo", TRAINING, f"{RULE}.families", ["dokter"], f"{RULE}.families[0]"),
    Mistake("bungo", TRAINING, f"{RULE}.programmes", ["integritas"], f"{RULE}.programmes[0]"),
    Mistake("bungo", TRAINING, f"{RULE}.programmes", []),
    Mistake("bungo", TRAINING, f"{RULE}.purpose", "punish"),
    Mistake("bungo", TRAINING, f"{RULE}.reason.id", saying("{nama},")),
    Mistake("bungo", TRAINING, f"{RULE}.reason.en", saying("{}")),
    Mistake("bungo", TRAINING, f"{RULE}.reason.en", saying("{item")),
    Mistake("bungo", TRAINING, f"{RULE}.reason.en", GONE),
    Mistake("bungo", TRAINING, "rules[nilai_mutu_ketelitian].below", 121),
    Mistake("bungo", TRAINING, "rules[kemajuan_bermakna].improved_by", -1),
    Mistake("bungo", TRAINING, "rules[predikat_sangat_baik].predicate[0]", "istimewa"),
    Mistake("bungo", TRAINING, "rules[predikat_sangat_baik].predicate[0]", "cukup"),
    Mistake("lhokseumawe", TRAINING, "rules[0].items", ["integritas"], "rules[0].items[0]"),
    Mistake("bungo", TRAINING, f"{RULE}.items", ["capaian_target"], f"{RULE}.items[0]"),
]
