"""The site as one zip: the same bytes every time, and every link leads to a file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from making import ROOT, copy_project
from site_reader import ORIGIN, pages

from build_dossier.cli import main
from build_dossier.problems import CannotWrite
from build_dossier.publish.bundle import bundle, bundle_name, for_folders

FILES = {"index.html", "bai-viet/index.html", "bai-viet/mot-bai-0a1b2c3d/index.html", "data/dossier.json"}


@pytest.mark.parametrize(
    ("page", "given", "made"),
    [
        ("index.html", '<a href="bai-viet/">', '<a href="bai-viet/index.html">'),
        ("index.html", '<a href="./bai-viet/mot-bai-0a1b2c3d/#d5">', '<a href="./bai-viet/mot-bai-0a1b2c3d/index.html#d5">'),
        ("bai-viet/index.html", '<a class="x" href="..">', '<a class="x" href="../index.html">'),
        ("bai-viet/mot-bai-0a1b2c3d/index.html", '<a href="../../">', '<a href="../../index.html">'),
        ("bai-viet/index.html", '<a href=".">', '<a href="./index.html">'),
        ("bai-viet/mot-bai-0a1b2c3d/index.html", '<a href="../?q=x">', '<a href="../index.html?q=x">'),
        ("index.html", '<form class="y" action="bai-viet/">', '<form class="y" action="bai-viet/index.html">'),
        ("bai-viet/index.html", '<a href="..&#x2f;">', '<a href="../index.html">'),
        ("index.html", '<a href="data/dossier.json">', '<a href="data/dossier.json">'),
        ("index.html", '<a href="https://[vi.example/">', '<a href="https://[vi.example/">'),
        ("index.html", '<a href="assets/">', '<a href="assets/">'),
        ("index.html", '<a href="#d5">', '<a href="#d5">'),
        ("index.html", '<a href="?q=x">', '<a href="?q=x">'),
        ("index.html", '<a href="https://vi.example/bai-viet/">', '<a href="https://vi.example/bai-viet/">'),
        ("index.html", "&lt;a href=&quot;bai-viet/&quot;&gt;", "&lt;a href=&quot;bai-viet/&quot;&gt;"),
    ],
)
def test_links_name_the_file_in_the_folder(page: str, given: str, made: str) -> None:
    """Where the folder has one; addresses elsewhere, files, anchors and text stay as they are."""
    assert for_folders(given, page, FILES) == made


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ukraine và con đường vào NATO", "ukraine-va-con-duong-vao-nato"),
        ("Đê điều: 10 năm", "de-dieu-10-nam"),
        ("…", "ho-so"),
        ("../../x", "x"),
    ],
)
def test_a_bundle_is_named_by_the_title(title: str, name: str) -> None:
    """In letters that every file system and every mail program takes."""
    assert bundle_name(title) == name


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_every_link_in_a_bundle_leads_to_a_file(published: Callable[..., Path], tmp_path: Path, publisher: str) -> None:
    """No server will find the index.html of a folder; what only a server needs is left out."""
    count = bundle(published(publisher), tmp_path / "ho-so.zip")
    with zipfile.ZipFile(tmp_path / "ho-so.zip") as packed:
        names = packed.namelist()
        packed.extractall(tmp_path)
    assert {name.split("/")[0] for name in names} == {"ho-so"}
    assert not [name for name in names if "/." in name or name.endswith(("404.html", "sitemap.xml"))]
    assert {"ho-so/index.html", "ho-so/tra-cuu/index.html", "ho-so/assets/search/data/index.js"} <= set(names)
    checked = list(pages(tmp_path / "ho-so"))
    assert len(checked) == count > 50
    for page in checked:
        for element in page.elements:
            for attribute in ("href", "src", "action"):
                target = urlsplit(urljoin(ORIGIN + page.address, element.attributes.get(attribute, "")))
                if f"{target.scheme}://{target.netloc}" == ORIGIN and attribute in element.attributes:
                    assert (tmp_path / "ho-so" / unquote(target.path).removeprefix("/")).is_file(), (page.address, element.attributes)


def test_the_same_site_gives_the_same_zip(published: Callable[..., Path], tmp_path: Path) -> None:
    """No day of packing, no order of the disk, no permissions of the machine."""
    for name in ("one", "two"):
        bundle(published(), tmp_path / name / "ho-so.zip")
    assert (tmp_path / "one" / "ho-so.zip").read_bytes() == (tmp_path / "two" / "ho-so.zip").read_bytes()


def test_a_zip_that_cannot_be_written_is_told(published: Callable[..., Path], tmp_path: Path) -> None:
    """A file where a folder should be; nothing half is left."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CannotWrite):
        bundle(published(), tmp_path / "file" / "ho-so.zip")
    (tmp_path / "ho-so.zip").mkdir()
    with pytest.raises(CannotWrite):
        bundle(published(), tmp_path / "ho-so.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "ho-so.zip"]


def test_one_command_makes_site_and_bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`build-dossier bundle`: beside the configuration, named by the title, or where one wants it."""
    project = copy_project(tmp_path / "project")
    assert main(["bundle", "--config", str(project.config), "--jobs", "1"]) == 0
    made = tmp_path / "project" / "ukraine-va-con-duong-vao-nato.zip"
    assert zipfile.is_zipfile(made)
    assert str(made) in capsys.readouterr().out
    assert main(["bundle", "--config", str(project.config), "--jobs", "1", "--output", str(tmp_path / "goi.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "goi.zip") as packed:
        assert "goi/index.html" in packed.namelist()
    assert main(["bundle", "--config", str(tmp_path / "none.yml")]) == 2


def test_the_bundle_is_no_part_of_the_repository() -> None:
    """Git ignores it where the command puts it."""
    assert "/*.zip" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
