"""The documents name only what exists: links, commands, options, files, variables, decisions."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from kinerja import paths
from kinerja.cli.main import main
from kinerja.packs.documents import KINDS, TENANT
from kinerja.packs.exact_numbers import decimal_of

ROOT = paths.ROOT
DECISIONS = ROOT / "docs" / "decisions"
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "tests" / "data").glob("*.md")),
]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
VARIABLE = re.compile(
    r"\b(?:KINERJA|DATABASE|REDIS|SMTP|MAIL|PUBLIC|SECRET|METRICS|LOG)_[A-Z_]*[A-Z]\b"
)
TOP_FOLDERS = "platform|modules|migrations|templates|tenants|tests|docs|infra|requirements"
FILE = re.compile(rf"^(?:{TOP_FOLDERS})/[\w./-]+$")
MODULE = re.compile(r"^kinerja(?:\.[a-z_]+)+$")
OF_A_NEW_REGION = re.compile(r"^tenants/bungo\b")  # the example of a region still to be made
by_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT))
)


@dataclass(frozen=True, slots=True)
class Said:
    """A line of code in a document."""

    document: Path
    line: str

    def __str__(self) -> str:
        return f"{self.document.relative_to(ROOT)}: {self.line}"


def code_in(document: Path) -> Iterator[Said]:
    """Every line of every code block, and every piece of code within a sentence."""
    text = document.read_text("utf-8")
    for block in FENCE.finditer(text):
        if block[1] in {"sh", ""}:
            yield from (Said(document, line.strip()) for line in block[2].splitlines())
    yield from (Said(document, piece) for piece in INLINE.findall(FENCE.sub("", text)))


def commands_in(document: Path, program: str) -> Iterator[tuple[Said, list[str]]]:
    for said in code_in(document):
        found = re.search(rf"(?:^|[\s/(]){program} ([^#|>]+)", f"{said.line} ")
        if found and (said.line.startswith(program) or f"/{program} " in said.line):
            yield said, found[1].split()


def wrong_in(words: list[str]) -> str | None:
    """The first word of a `kinerja` command that the command line does not know."""
    command: click.Command = main
    known = {"--help", "-h"}
    for word in words:
        name = word.split("=", 1)[0]
        if isinstance(command, click.Group) and not name.startswith("-"):
            if name not in command.commands:
                return word
            command = command.commands[name]
            known |= {option for each in command.params for option in each.opts}
        elif name.startswith("--") and name not in known:
            return word
    return None


def anchor_of(heading: str) -> str:
    """The name under which a heading can be linked to."""
    plain = re.sub(r"[^\w\s-]", "", heading.replace("`", "").casefold())
    return re.sub(r"\s", "-", plain.strip())


def leads_somewhere(document: Path, target: str) -> bool:
    """Whether there is such a file, and in it such a heading."""
    place, _, anchor = target.partition("#")
    file = (document.parent / place).resolve() if place else document
    if not file.exists():
        return False
    return not anchor or anchor in map(anchor_of, HEADING.findall(file.read_text("utf-8")))


@by_document
def test_every_link_leads_somewhere(document: Path) -> None:
    words = INLINE.sub("", FENCE.sub("", document.read_text("utf-8")))
    targets = LINK.findall(words)
    inside = [target for target in targets if "://" not in target]
    assert [target for target in inside if not leads_somewhere(document, target)] == []


@by_document
def test_every_command_exists(document: Path) -> None:
    wrong = [str(said) for said, words in commands_in(document, "kinerja") if wrong_in(words)]
    assert wrong == []


@by_document
def test_every_target_of_make_exists(document: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))
    wrong = [
        str(said)
        for said, words in commands_in(document, "make")
        for word in words
        if re.fullmatch(r"[a-z][a-z-]*", word) and word not in targets
    ]
    assert wrong == []


@by_document
def test_every_file_and_module_exists(document: Path) -> None:
    lost = []
    for said in code_in(document):
        name = said.line.split("::", 1)[0].rstrip("/")
        if FILE.match(name) and "NNNN" not in name and not OF_A_NEW_REGION.match(name):
            lost += [] if (ROOT / name).exists() else [str(said)]
        elif MODULE.match(name):
            lost += [] if module_or_name_exists(name) else [str(said)]
    assert lost == []


def module_or_name_exists(name: str) -> bool:
    """Whether a dotted name is a module of ours, or something written in one."""
    file = ROOT / "platform" / Path(*name.split("."))
    if file.is_dir() or file.with_suffix(".py").exists():
        return True
    holder, word = file.parent, file.name
    sources = [holder.with_suffix(".py"), holder / "__init__.py"]
    return any(re.search(rf"\b{word}\b", each.read_text()) for each in sources if each.exists())


@by_document
def test_every_variable_is_read_by_something(document: Path) -> None:
    sources = "".join(
        path.read_text("utf-8", "replace")
        for folder in ("platform/kinerja", "infra")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".py", ".sql", ".sh", ".service"}
    )
    roles = {f"DATABASE_{role}_URL" for role in ("OWNER", "SCORING", "ROLLUP", "NATIONAL")}
    roles |= {"DATABASE_RELAY_URL", "DATABASE_PLATFORM_URL"}
    unknown = {
        name
        for name in VARIABLE.findall(document.read_text("utf-8"))
        if name not in roles and not re.search(rf"\b{name}\b", sources)
    }
    assert unknown == set()


def test_the_examples_of_a_region_s_files_are_right() -> None:
    text = (ROOT / "docs" / "regions.md").read_text("utf-8")
    blocks = [block[2] for block in FENCE.finditer(text) if block[1] == "toml"]
    examples = [tomllib.loads(block, parse_float=decimal_of) for block in blocks]
    # rubric and questionnaire are shortened: their keys are judged, not what is left out
    for kind, example in zip(KINDS, examples, strict=True):
        assert kind.schema.load(example)
    assert TENANT.findings(examples[0]) == []


def test_every_decision_is_listed_and_numbered_without_gap() -> None:
    files = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    assert LINK.findall((DECISIONS / "README.md").read_text("utf-8")) == files
    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))


def test_a_decision_s_title_carries_its_number() -> None:
    for path in DECISIONS.glob("[0-9]*.md"):
        assert path.read_text("utf-8").startswith(f"# {path.name[:4]} "), path.name


def test_the_search_for_commands_would_find_a_wrong_one() -> None:
    assert wrong_in(["tenants", "check", "tenants/x", "--json"]) is None
    assert wrong_in(["tenants", "czech"]) == "czech"
    assert wrong_in(["tenants", "check", "--colour"]) == "--colour"
    said = Said(DOCUMENTS[0], "kinerja tenants czech")
    assert str(said).endswith("czech")
