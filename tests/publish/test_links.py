"""Every address in the built site leads somewhere, and none of them to another host by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from site_reader import broken_links, dangers, foreign_requests

SITES = [
    pytest.param("mkdocs", "", "/", id="mkdocs"),
    pytest.param("zensical", "", "/", id="zensical"),
    pytest.param("mkdocs", "site_url: https://example.org/ho-so/", "/ho-so/", id="sub-path"),
]


@pytest.mark.parametrize(("publisher", "extra", "base"), SITES)
def test_every_link_resolves(published: Callable[..., Path], publisher: str, extra: str, base: str) -> None:
    """Every href, src and fragment names a file or an anchor of the site."""
    assert broken_links(published(publisher, extra), base) == []


@pytest.mark.parametrize(("publisher", "extra", "base"), SITES)
def test_no_page_asks_another_host(published: Callable[..., Path], publisher: str, extra: str, base: str) -> None:
    """Nothing that a browser fetches by itself is at another host."""
    assert foreign_requests(published(publisher, extra)) == []


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<a href="nowhere/">x</a>', 1),
        ('<a href="#nowhere">x</a>', 1),
        ('<a href="index.html#here">x</a><i id="here"></i><a href="./">y</a>', 0),
        ('<a href="/outside-of-the-base">x</a>', 1),
        ('<img src="missing.png">', 1),
        ('<a href="https://example.org/elsewhere">x</a>', 0),
        ('<a href="javascript:alert(1)">x</a>', 1),
    ],
)
def test_the_reader_finds_broken_links(tmp_path: Path, page: str, found: int) -> None:
    """The reader itself would see what it is there for."""
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert len(broken_links(tmp_path, "/ho-so/")) == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<script src="//cdn.example/x.js"></script>', 1),
        ('<link rel="stylesheet" href="https://fonts.example/x.css">', 1),
        ('<link rel="canonical" href="https://example.org/">', 0),
        ('<p style="background: url(https://x.example/y.png)">', 1),
        ("<style>@import 'https://x.example/y.css'</style>", 1),
        ('<img srcset="a.png 1x, https://x.example/b.png 2x">', 1),
        ('<a href="https://example.org/">x</a>', 0),
    ],
)
def test_the_reader_finds_foreign_requests(tmp_path: Path, page: str, found: int) -> None:
    """The reader itself would see what it is there for."""
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert len(foreign_requests(tmp_path)) == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<article class="bd-page"><p><svg onload="alert(1)"></svg></p></article>', 1),
        ('<article class="bd-page"><p><svg/></p><p>&lt;svg onload=alert(1)&gt;</p></article>', 1),
        ('<article class="bd-page"><figure class="bd-coverage"><svg></svg></figure></article>', 0),
        ('<header><svg></svg></header><article class="bd-page"></article>', 0),
        ('<p onclick="x()">', 1),
        ('<a href=" JavaScript:x()">', 1),
        ('<article class="bd-page x"><script>x()</script></article>', 1),
        ('<meta http-equiv="Refresh" content="0">', 1),
    ],
)
def test_the_reader_finds_what_could_run(tmp_path: Path, page: str, found: int) -> None:
    """The reader itself would see what it is there for."""
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert len(dangers(tmp_path)) == found
