from pathlib import Path

import pytest

from tests.core.packs.packs import copy_of, places

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onload="alert(1)"/>',
        '<image href="https://example.org/x.png"/>',
        '<path d="M0 0" fill="url(https://example.org/#x)"/>',
        '<path d="M0 0" style="fill:red"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<g xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>',
    ],
)
def test_a_crest_that_acts_or_loads_is_refused(inside: str, tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    (folder / "crest.svg").write_text(SVG.format(inside), encoding="utf-8")
    assert ("crest.svg", "") in places(folder)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<html/>",
        SVG.format("<g/>" * 20_000).encode(),
    ],
    ids=["empty", "png", "entities", "html", "too big"],
)
def test_what_is_no_small_plain_svg_is_refused(content: bytes, tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    (folder / "crest.svg").write_bytes(content)
    assert places(folder) == [("crest.svg", "")]


def test_plain_shapes_are_a_crest(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    shapes = '<title>x</title><g fill="#fff"><circle cx="4" cy="4" r="2"/></g>'
    (folder / "crest.svg").write_text(SVG.format(shapes), encoding="utf-8")
    assert places(folder) == []


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_crest_in_another_encoding_is_refused(encoding: str, tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    (folder / "crest.svg").write_bytes(SVG.format("<title>é</title>").encode(encoding))
    assert ("crest.svg", "") in places(folder)
