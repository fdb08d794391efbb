"""A site takes the place of the last one whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from build_dossier.publish.exchange import exchange, heal, stage

DEAD = "999999999"  # no system numbers its processes so high


def site_with(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def text_of(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


def render(site: Path, text: str) -> Path:
    new = stage(site)
    (new / "index.html").write_text(text, encoding="utf-8")
    return new


def test_the_new_site_replaces_the_old_one_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    """After an exchange the folder holds the new site only, and the old one's files are gone."""
    site = site_with(tmp_path / "site", "old")
    (site / "gone.html").touch()
    exchange(render(site, "new"), site)
    assert text_of(site) == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert not (site / "gone.html").exists()


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    """Where nothing was published yet, parents of site/ included, the new site is put in place."""
    site = tmp_path / "public" / "site"
    exchange(render(site, "first"), site)
    assert text_of(site) == "first"


def test_hidden_files_of_the_old_site_stay(tmp_path: Path) -> None:
    """site/ may be a Git work tree: .git survives, as MkDocs would leave it."""
    site = site_with(tmp_path / "site", "old")
    (site / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    exchange(render(site, "new"), site)
    assert (site / ".git").read_text(encoding="utf-8") == "gitdir: elsewhere"


def test_a_link_to_the_published_folder_stays_a_link(tmp_path: Path) -> None:
    """The folder behind a symbolic link is exchanged, not the link."""
    real = site_with(tmp_path / "www" / "dossier", "old")
    link = tmp_path / "site"
    link.symlink_to(real)
    exchange(render(link, "new"), link)
    assert link.is_symlink()
    assert text_of(real) == "new"


def test_the_published_folder_keeps_its_permissions(tmp_path: Path) -> None:
    """A web server that could read the old site can read the new one."""
    site = site_with(tmp_path / "site", "old")
    site.chmod(0o751)
    exchange(render(site, "new"), site)
    assert site.stat().st_mode & 0o777 == 0o751


def test_a_run_killed_while_rendering_is_cleaned_up_by_the_next(tmp_path: Path) -> None:
    """Its unfinished folder goes, the last good site stays."""
    site = site_with(tmp_path / "site", "good")
    site_with(tmp_path / f".site-new-{DEAD}", "half")
    new = stage(site)
    assert text_of(site) == "good"
    assert sorted(path.name for path in tmp_path.iterdir()) == [new.name, "site"]


def test_a_run_killed_between_the_two_renamings_is_healed_by_the_next(tmp_path: Path) -> None:
    """The site that was renamed away comes back before anything else is done."""
    old = site_with(tmp_path / f".site-old-{DEAD}", "good")
    heal(tmp_path / "site")
    assert text_of(tmp_path / "site") == "good"
    assert not old.exists()


def test_a_run_killed_before_it_removed_the_old_site_leaves_the_new_one(tmp_path: Path) -> None:
    """The remains of the old site go, the new one stays."""
    site = site_with(tmp_path / "site", "new")
    site_with(tmp_path / f".site-old-{DEAD}", "old")
    heal(site)
    assert text_of(site) == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_folders_of_a_run_that_lives_are_left_alone(tmp_path: Path) -> None:
    """Two builds at once do not remove each other's work."""
    other = site_with(tmp_path / f".site-new-{os.getppid()}", "in the making")
    heal(tmp_path / "site")
    assert text_of(other) == "in the making"


def test_a_failed_renaming_leaves_the_old_site(tmp_path: Path) -> None:
    """If the new site vanished in the meantime, the old one is back in its place."""
    site = site_with(tmp_path / "site", "old")
    with pytest.raises(OSError, match="new"):
        exchange(tmp_path / "new", site)
    assert text_of(site) == "old"
