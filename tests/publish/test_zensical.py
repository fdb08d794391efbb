"""The site that Zensical makes of the same docs/ and the same theme."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from build_dossier.problems import PublisherFailed
from build_dossier.publish import publish
from build_dossier.publish.zensical import custom_dir, derive, from_source, read_config
from build_dossier.settings import Settings
from tests.publish.site_reader import broken_links


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def article_of(page: Path) -> str:
    """The words between the tags of the article, however the publisher sets them apart."""
    text = page.read_text(encoding="utf-8")
    body = text[text.index("<article") : text.rindex("</article>")]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def test_both_publishers_make_the_same_pages_with_the_same_text(published: Callable[..., Path]) -> None:
    """The same addresses, the same words in every article."""
    mkdocs, zensical = published("mkdocs"), published("zensical")
    assert pages(mkdocs) == pages(zensical)
    articles = [page for page in pages(mkdocs) if re.search(r"bai-viet/.+/", page)]
    assert articles
    for page in articles:
        assert article_of(mkdocs / page) == article_of(zensical / page)


def test_every_link_resolves_in_both(published: Callable[..., Path]) -> None:
    """Zensical reads addresses in HTML tags from the file, MkDocs from the page's folder: the links lead to the same pages."""
    assert broken_links(published("mkdocs")) == []
    assert broken_links(published("zensical")) == []


@pytest.mark.parametrize(
    ("stem", "given", "told"),
    [
        ("bai", '<a href="../../nguon/x/">', '<a href="../nguon/x/">'),
        ("bai", '<a class="y" href="./x/">', '<a class="y" href="bai/x/">'),
        (
            "bai",
            '<a href="#d5">, <a href="https://vi.example/">, <a href="/x">',
            '<a href="#d5">, <a href="https://vi.example/">, <a href="/x">',
        ),
        ("index", '<a href="../x/">', '<a href="../x/">'),
    ],
)
def test_addresses_told_from_the_file(stem: str, given: str, told: str) -> None:
    """Relative addresses only, and only on pages that become folders."""
    assert from_source(given, stem) == told


def test_both_publishers_have_the_same_search(published: Callable[..., Path]) -> None:
    """Ours alone: Zensical's own index would hold what must not be found."""
    zensical = published("zensical")
    assert (zensical / "assets" / "search" / "data" / "index.js").is_file()
    assert not (zensical / "search.json").exists()


def test_the_derived_configuration_keeps_what_is_not_replaced(tmp_path: Path) -> None:
    """Tags are carried along, never carried out; folders, plugins and hooks are replaced."""
    given = tmp_path / "mkdocs.yml"
    given.write_text(
        "INHERIT: base.yml\nsite_name: !ENV [NAME, x]\ndocs_dir: d\nplugins: [build-dossier]\nhooks: [h.py]\n"
        "theme: {name: material, custom_dir: mine}\n"
        "markdown_extensions: [toc: {slugify: !!python/name:slugify.slugify }]\n",
        encoding="utf-8",
    )
    config = read_config(given)
    assert custom_dir(config) == "mine"
    derived = derive(config, tmp_path)
    assert "!!python/name:slugify.slugify" in derived
    assert "!ENV [NAME, x]" in derived
    plain = yaml.safe_load(derived.replace("!ENV", "").replace("!!python/name:slugify.slugify", ""))
    assert plain["theme"] == {"name": "material", "custom_dir": "theme"}
    assert plain["plugins"] == []
    assert plain["INHERIT"] == str(tmp_path / "base.yml")
    assert not {"docs_dir", "hooks"} & set(plain)


def test_a_theme_given_by_name_only_is_understood(tmp_path: Path) -> None:
    """`theme: material` is the short form of a mapping."""
    given = tmp_path / "mkdocs.yml"
    given.write_text("site_name: x\ntheme: material\n", encoding="utf-8")
    assert yaml.safe_load(derive(read_config(given), tmp_path))["theme"] == {"name": "material", "custom_dir": "theme"}


def test_without_zensical_the_remedy_is_told(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an optional package: a problem, not a traceback."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(PublisherFailed) as failed:
        publish(replace(project, publisher="zensical"))
    assert failed.value.problems[0].kind == "publisher-missing"
