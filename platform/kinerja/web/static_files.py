"""Style sheets, scripts and images under names that change with their content.

The files of `static/` and Bootstrap's style sheet are copied once into a folder of the home,
each name carrying a hash, each text compressed beside it; browsers keep them for good.
"""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, normpath, splitext
from typing import TYPE_CHECKING, Final
from wsgiref.headers import Headers

import flask_bootstrap
from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

PREFIX: Final = "/static/"
_SOURCES: Final = Path(__file__).resolve().parents[1] / "static"
_BOOTSTRAP: Final = (
    Path(flask_bootstrap.__file__).parent / "static/bootstrap5/css/bootstrap.min.css"
)
_JOINED: Final = "css/theme"
_DATA_IMAGE: Final = re.compile(r'url\("data:[^"]*"\)')
_SOURCE_MAP: Final = re.compile(r"/\*# sourceMappingURL=.*?\*/")
_REFERENCE: Final = re.compile(r'(url\(|href=|src=)"([^":]+)"')
_IMMUTABLE: Final = r"\.[0-9a-f]{8}\.[a-z]+$"
# for files opened by themselves, and for the worker that fetches pages
_POLICY: Final = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'"
_POINTING: Final = {".css": 1, ".html": 2}


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """The built files: where they lie and under which name each one is served."""

    folder: Path
    names: Mapping[str, str]

    def url(self, name: str) -> str:
        """The address of a source file such as `css/theme.css`; KeyError when there is none."""
        return PREFIX + self.names[name]

    def wrap(self, app: "WSGIApplication") -> "WSGIApplication":
        """The same application with the files served in front of it."""
        served: WSGIApplication = WhiteNoise(
            app,
            root=str(self.folder),
            prefix=PREFIX,
            allow_all_origins=False,
            immutable_file_test=_IMMUTABLE,
            add_headers_function=_guard,
        )
        return served


def build(home: Path) -> StaticFiles:
    """The files ready to serve under `home/static`, written by whichever process comes first."""
    sources = _sources()
    folder = home / "static" / _digest(sources)
    if not folder.is_dir():
        _write(_named(sources), folder)
    names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    return StaticFiles(folder / "files", names)


def install(app: Flask, files: StaticFiles) -> None:
    """Serve the files with the application and give templates `static_url(name)`."""
    app.wsgi_app = files.wrap(app.wsgi_app)  # type: ignore[assignment]
    app.jinja_env.globals["static_url"] = files.url


def _guard(headers: Headers, path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Content-Security-Policy"] = _POLICY
    if Path(path).name.startswith("offline."):
        # the page for lost connections must be able to answer for every address
        headers["Service-Worker-Allowed"] = "/"


def _sources() -> dict[str, bytes]:
    found = {
        path.relative_to(_SOURCES).as_posix(): path.read_bytes()
        for path in sorted(_SOURCES.rglob("*"))
        if path.is_file()
    }
    parts = [found.pop(name) for name in list(found) if dirname(name) == _JOINED]
    found[f"{_JOINED}.css"] = b"\n".join(parts)
    found["css/bootstrap.css"] = _without_data_images(_BOOTSTRAP.read_text("utf-8")).encode()
    return found


def _without_data_images(css: str) -> str:
    """The policy of our pages allows no data: images; the theme draws what Bootstrap drew."""
    return _SOURCE_MAP.sub("", _DATA_IMAGE.sub("none", css))


def _digest(sources: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name, content in sorted(sources.items()):
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:16]


def _named(sources: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Each source with its served name and content; texts point at the served names."""
    done: dict[str, tuple[str, bytes]] = {}
    for name in sorted(sources, key=_turn):
        content = sources[name]
        if _turn(name):
            content = _pointed(name, content.decode(), done).encode()
        done[name] = (_hashed(name, content), content)
    return done


def _turn(name: str) -> int:
    """What points at others comes after them: 0 for leaves, then style sheets, then pages."""
    return _POINTING.get(splitext(name)[1], 0)


def _pointed(name: str, text: str, done: Mapping[str, tuple[str, bytes]]) -> str:
    def served(match: re.Match[str]) -> str:
        target = normpath(f"{dirname(name)}/{match[2]}".lstrip("/"))
        return f'{match[1]}"{PREFIX}{done[target][0]}"' if target in done else match[0]

    return _REFERENCE.sub(served, text)


def _hashed(name: str, content: bytes) -> str:
    stem, suffix = splitext(name)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{suffix}"


def _write(named: Mapping[str, tuple[str, bytes]], folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    compressor = Compressor(quiet=True)
    for served, content in named.values():
        path = work / "files" / served
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if compressor.should_compress(path.name):
            compressor.compress(str(path))
    names = {name: served for name, (served, _) in named.items()}
    (work / "names.json").write_text(json.dumps(names), encoding="utf-8")
    _publish(work, folder)


def _publish(work: Path, folder: Path) -> None:
    """Renaming a folder is one step; who comes second drops an equal copy."""
    work.chmod(0o755)
    try:
        work.rename(folder)
    except OSError:
        shutil.rmtree(work)
        if not folder.is_dir():
            raise
