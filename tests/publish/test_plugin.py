"""`mkdocs build` and `build-dossier build`: what fails, what does not, and what becomes of site/."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from making import make, tree
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from build_dossier.build import generate
from build_dossier.problems import PublisherFailed
from build_dossier.publish import THEME, publish
from build_dossier.settings import Settings

DEAD = "999999999"  # no system numbers its processes so high


def mkdocs(project: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    environment = os.environ | {"NO_COLOR": "1"}
    return subprocess.run(command, cwd=project.config.parent, env=environment, capture_output=True, encoding="utf-8", check=False)


def add(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def last_good(project: Settings) -> Path:
    """A site to lose, with remains of two killed runs beside it."""
    add(project.site / "index.html", "last good")
    add(project.site.with_name(f".site-new-{DEAD}") / "index.html", "half")
    add(project.site.with_name(f".site-old-{DEAD}") / "index.html", "older")
    return project.site


def beside(project: Settings) -> list[str]:
    return sorted(path.name for path in project.site.parent.iterdir() if path.name.startswith(".site-"))


def test_mkdocs_build_makes_the_whole_site(project: Settings) -> None:
    """Strict, from seeds to search index, with nothing left beside site/: what the seeds leave open is no warning."""
    last_good(project)
    run = mkdocs(project, "build", "--strict")
    assert run.returncode == 0, run.stderr
    assert "last good" not in (project.site / "index.html").read_text(encoding="utf-8")
    assert (project.site / "assets" / "search" / "data" / "index.js").is_file()
    assert (project.site / "assets" / "search" / "engine.js").is_file()
    assert beside(project) == []


def test_both_commands_make_the_same_bytes(project: Settings, published: Callable[..., Path]) -> None:
    """`mkdocs build` and `build-dossier build` are one thing, in any folder; no file depends on the clock."""
    run = mkdocs(project, "build")
    assert run.returncode == 0, run.stderr
    assert tree(project.site) == tree(published())


def test_a_broken_link_fails_a_strict_build_and_leaves_the_last_site(project: Settings) -> None:
    """MkDocs aborts; the site of before is still there, whole."""
    site = last_good(project)
    add(project.docs / "gioi-thieu" / "index.md", "# Giới thiệu\n\n[Đâu?](khong-co.md)\n")
    run = mkdocs(project, "build", "--strict")
    assert run.returncode == 1, run.stderr
    assert "khong-co.md" in run.stderr
    assert tree(site) == {"index.html": b"last good"}
    assert beside(project) == []


def test_a_broken_link_is_told_by_a_build_that_is_not_strict(project: Settings) -> None:
    """The publisher's warnings come back as problems, with either publisher."""
    generate(project)
    add(project.docs / "gioi-thieu" / "index.md", "# Giới thiệu\n\n[Đâu?](khong-co.md)\n")
    for publisher in ("mkdocs", "zensical"):
        warned = publish(replace(project, publisher=publisher))
        assert [problem.kind for problem in warned] == ["publisher-warning"], publisher


def test_a_broken_table_is_an_error_with_its_file(project: Settings) -> None:
    """`mkdocs build` tells file and remedy, writes nothing, and leaves the last site."""
    site = last_good(project)
    add(project.seeds / "outlets.yml", "- {id: thieu-ngoac\n")
    before = tree(project.docs)
    run = mkdocs(project, "build")
    assert run.returncode == 1
    assert "outlets.yml" in run.stderr
    assert "Traceback" not in run.stderr
    assert tree(project.docs) == before
    assert tree(site) == {"index.html": b"last good"}


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_a_publisher_that_fails_leaves_the_last_site(project: Settings, publisher: str) -> None:
    """A template with a mistake: the message names the publisher, nothing is exchanged, nothing is left beside."""
    site = last_good(project)
    add(project.config.parent / "overrides" / "main.html", '{% extends "base.html" %}{% block content %}{% if %}')
    config = project.config.read_text(encoding="utf-8")
    add(project.config, config.replace("name: material", "name: material\n  custom_dir: overrides"))
    with pytest.raises(PublisherFailed) as failed:
        make(project, publisher)
    assert [problem.kind for problem in failed.value.problems] == ["publisher-failed"]
    assert publisher in failed.value.problems[0].message().lower()
    assert tree(site) == {"index.html": b"last good"}
    assert beside(project) == []


def test_a_template_that_fails_while_rendering_leaves_the_last_site(project: Settings) -> None:
    """MkDocs has begun to write by then, but not into site/."""
    site = last_good(project)
    add(project.config.parent / "overrides" / "main.html", '{% extends "base.html" %}{% block content %}{{ 1 // 0 }}')
    config = project.config.read_text(encoding="utf-8")
    add(project.config, config.replace("name: material", "name: material\n  custom_dir: overrides"))
    assert mkdocs(project, "build").returncode != 0
    assert tree(site) == {"index.html": b"last good"}
    assert beside(project) == []


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_the_editors_theme_and_assets_win(project: Settings, publisher: str) -> None:
    """A file of overrides/ stands in front of ours, a file of docs/assets/ too; what they lack is ours."""
    add(project.config.parent / "overrides" / "partials" / "bd-footer.html", "<footer>của biên tập</footer>")
    add(project.docs / "assets" / "search" / "search.css", "/* của biên tập */")
    config = project.config.read_text(encoding="utf-8")
    add(project.config, config.replace("name: material", "name: material\n  custom_dir: overrides"))
    make(project, publisher)
    assert "<footer>của biên tập</footer>" in (project.site / "index.html").read_text(encoding="utf-8")
    assert (project.site / "assets" / "search" / "search.css").read_text(encoding="utf-8") == "/* của biên tập */"
    ours = (THEME / "assets" / "search" / "engine.js").read_bytes()
    assert (project.site / "assets" / "search" / "engine.js").read_bytes() == ours


def test_a_configuration_without_the_plugin_is_told(project: Settings) -> None:
    """`build-dossier build` needs its plugin in mkdocs.yml and says so, instead of publishing a bare site."""
    generate(project)
    config = project.config.read_text(encoding="utf-8")
    add(project.config, config.replace("plugins:\n  - build-dossier", "plugins: []"))
    with pytest.raises(PublisherFailed) as failed:
        publish(project)
    assert [problem.kind for problem in failed.value.problems] == ["plugin-not-listed"]


def test_a_broken_configuration_is_told(project: Settings) -> None:
    """What MkDocs says about mkdocs.yml comes back in the problem."""
    generate(project)
    with project.config.open("a", encoding="utf-8") as config:
        config.write("\nuse_directory_urls: perhaps\n")
    with pytest.raises(PublisherFailed, match="use_directory_urls"):
        publish(project)


def test_gh_deploy_finds_the_site(project: Settings) -> None:
    """After the build the configuration names site/ again: `mkdocs gh-deploy` copies that folder."""
    config = load_config(str(project.config))
    config.plugins.on_startup(command="gh-deploy", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    assert config.site_dir == str(project.site)
    assert (project.site / "index.html").is_file()


def test_an_interrupted_build_leaves_nothing_to_see(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while MkDocs renders: the last site stays, the next build removes the rest."""
    site = last_good(project)

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    generate(project)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("mkdocs.commands.build._build_page", interrupt)
        publish(project)
    assert tree(site) == {"index.html": b"last good"}
    publish(project)
    assert beside(project) == []


def test_no_seeds_folder_is_an_error_of_mkdocs_build(project: Settings) -> None:
    """Without seeds nothing is published, and the message is ours."""
    shutil.rmtree(project.seeds)
    with pytest.raises(Abort):
        mkdocs_build(load_config(str(project.config)))
    assert not project.site.exists()
