"""docs/huong-dan.md: every command, option and key is in it, and every example runs."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_dossier.cli import _parser, main
from build_dossier.model import DROPPED, KEPT
from build_dossier.tables import TABLES, check_table
from build_dossier.usage import commands_of
from tests.conftest import ROOT
from tests.samples import LEDE, article
from tests.test_add import OTHER

GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
EXAMPLES = [line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()]
ROWS = re.findall(r"```yaml\n# seeds/(\S+)\n(.*?)```", GUIDE, re.DOTALL)


def test_every_command_and_option_is_explained() -> None:
    """Those of the command line, and none that is not there."""
    commands = commands_of(_parser())
    options = {option for one in commands.values() for action in one._actions for option in action.option_strings if option[:2] == "--"}
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", GUIDE))
    assert options - told == set()
    assert told - options - {"--version"} == set()
    for name in commands:
        assert re.search(rf"build-dossier {name}\b", GUIDE), name


def keys(schema: Any) -> Iterator[str]:
    """Every key that a schema knows, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for below in schema.values():
            yield from keys(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from keys(below)


@pytest.mark.parametrize("name", TABLES)
def test_every_key_of_a_table_is_explained_and_shown(name: str) -> None:
    """In the words of the guide, and in an example that the program takes as it stands."""
    schema = yaml.safe_load((files("build_dossier") / "schemas" / name).read_text(encoding="utf-8"))
    shown = "".join(text for table, text in ROWS if table == name)
    assert shown
    check_table(name, shown)
    for key in set(keys(schema)):
        assert f"`{key}`" in GUIDE or f"`{key}=" in GUIDE, key
        if name != "corrections.yml":
            assert re.search(rf"\b{key}:", shown), (name, key)


def test_every_kind_of_line_is_explained() -> None:
    """With its word in Vietnamese."""
    for kind in KEPT + DROPPED:
        assert re.search(rf"`{kind}` \(\w", GUIDE), kind


def test_every_example_runs_in_its_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """In a copy of the repository's dossier, with the pages that the guide speaks of."""
    for name in ("seeds", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("site"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    pages = {
        "trang-da-luu.txt": article(),
        "trang-da-luu.html": "".join(f"<p>{line}</p>" for line in article(lede="Hôm qua, " + LEDE).split("\n\n")),
        "thu-muc-trang/cho.txt": OTHER,
        "trang-khac.txt": OTHER.replace(" cá", " rau"),
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(EXAMPLES) > 15
    for example in EXAMPLES:
        piped, _, rest = example.rpartition("|") if example.startswith("cat ") else ("", "", example)
        data = Path(shlex.split(piped)[1]).read_bytes() if piped else b""
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
        program, *arguments = shlex.split(rest)
        assert program == "build-dossier", example
        code = main(arguments)
        assert code == (1 if "--strict" in arguments else 0), (example, capsys.readouterr().err)


def test_the_guide_is_no_page_of_the_site() -> None:
    """It is for editors: readers do not meet it."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "huong-dan.md" in config.split("exclude_docs:")[1].split("\n\n")[0]
    assert "docs/huong-dan.md" in (ROOT / "README.md").read_text(encoding="utf-8")
