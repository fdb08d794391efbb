"""`check`: everything an editor should look at, most useful first, with what settles it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from build_dossier.build import generate
from build_dossier.cli import main
from build_dossier.desk.todo import GROUPS, Item, todo
from build_dossier.knowing import know
from build_dossier.lang import table
from build_dossier.settings import Settings
from tests.samples import TITLE, article, numbered, tree

Project = Callable[..., Settings]
TOPICS = "- {id: cau, label: Cầu đường, phrases: [làm cầu]}\n"
MIXED: dict[str, str | bytes] = {
    "a.txt": article() + "\nBản quyền thuộc congluan.vn\n",
    "b.txt": numbered(1).replace("05/08/2023 10:15 GMT+7\n\n", ""),
    "again.txt": "Trang chủ\n" + article(),
    "menu.txt": "Trang chủ\nThời sự\n",
    "bad.txt": b"\x00",
    "odd.txt": article(title="Cầu Вạсh Sa có chữ lạ trong tít bài này").replace("cây cầu", "cây саu") + "\nsố 9\n",
    "corrections.yml": '- {article: "Không có bài nào", confirm: [date]}\n',
    "topics.yml": TOPICS,
}


def items(settings: Settings) -> tuple[Item, ...]:
    return todo(know(settings))


def test_every_problem_is_on_the_list_and_in_its_group(project_with: Project) -> None:
    """What the build tells is told here as well, the groups in their order, each item once."""
    settings = project_with(MIXED)
    found = items(settings)
    groups = [item.group for item in found]
    assert list(dict.fromkeys(groups)) == [name for name, _ in GROUPS if name in groups]
    assert {"corrections", "seeds", "days", "outlets", "inferences", "names", "duplicates", "topics", "others"} <= set(groups)
    told = {(p.kind, p.file, p.line) for p in generate(settings).problems if p.kind != "contradiction"}
    assert {(item.kind, item.file, item.line) for item in found if item.found} == told
    assert len(set(found)) == len(found)


def test_looking_writes_nothing(project_with: Project) -> None:
    """Neither pages nor tables change."""
    settings = project_with(MIXED)
    before = tree(settings.seeds)
    items(settings)
    assert tree(settings.seeds) == before
    assert not settings.docs.exists()


def test_what_can_be_pasted_settles_it(project_with: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command confirms the inference, a row makes the name known: afterwards neither is on the list."""
    settings = project_with({"a.txt": MIXED["a.txt"]})
    monkeypatch.chdir(settings.config.parent)
    (inference,) = [item for item in items(settings) if item.group == "inferences"]
    assert inference.paste
    program, *arguments = shlex.split(inference.paste)
    assert program == "build-dossier"
    assert main(arguments) == 0
    rows = [item.paste for item in items(settings) if item.group == "names"]
    assert rows
    (settings.seeds / "actors.yml").write_text("\n".join(str(row) for row in rows) + "\n", encoding="utf-8")
    assert {item.group for item in items(settings)} & {"inferences", "names"} == set()


def test_names_come_by_how_many_articles_name_them(project_with: Project) -> None:
    """The most named first, with counts."""
    settings = project_with({"a.txt": article(), "b.txt": numbered(1), "c.txt": numbered(2).replace("Lê Văn Khoai", "Lê Văn Mướp")})
    names = [dict(item.values) for item in items(settings) if item.group == "names"]
    assert [int(row["articles"]) for row in names] == sorted((int(row["articles"]) for row in names), reverse=True)
    assert {"name": "Lê Văn Khoai", "articles": "2", "times": "2"} in names


@pytest.mark.parametrize("title", ["Cầu `rm -rf ~` $(reboot) 'mới' ở Bạch Sa", "Cầu {id: x}, - [y] # mới ở tỉnh Bạch Sa"])
def test_nothing_in_a_seed_becomes_a_command_or_a_key(project_with: Project, title: str) -> None:
    """What is to be pasted is one word of the shell, or one entry of YAML, whatever a page writes."""
    page = article(title=title).replace("Phạm Thị Sương", "Phạm Thị Sương") + "\nBản quyền thuộc congluan.vn\n"
    for item in items(project_with({"a.txt": page})):
        if item.group == "names":
            (entry,) = yaml.safe_load(str(item.paste))
            assert set(entry) == {"id", "kind", "name"}
        elif item.paste:
            words = shlex.split(item.paste)
            assert words[:2] == ["build-dossier", "correct"]
            assert words[3].startswith(("--confirm", "date=", "source="))


def test_candidates_of_a_day_are_named(project_with: Project) -> None:
    """Where several years fit, the days that are possible stand in the command: the editor chooses, nobody guesses."""
    undated = next(item for item in items(project_with(MIXED)) if item.group == "days")
    assert undated.paste and undated.paste.endswith("date=…")


def run(settings: Settings, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.chdir(settings.config.parent)
    return main(["check", *arguments])


def test_strict_is_1_as_long_as_there_is_something_to_do(
    project_with: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without it the list is no failure."""
    settings = project_with(MIXED)
    assert run(settings, monkeypatch) == 0
    assert run(settings, monkeypatch, "--strict") == 1
    capsys.readouterr()
    assert run(settings, monkeypatch, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert sum(told["counts"].values()) == len(told["items"])
    assert {"group", "kind", "file", "line", "message", "paste"} == set(told["items"][0])


def test_nothing_to_do_is_said(project_with: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """And is 0, strict or not."""
    page = article(title="Bạch Sa khởi công cầu mới", body=("Cây cầu dài một nghìn mét.", "Cầu rộng bốn làn xe.", "Cầu xong sau ba năm."))
    settings = project_with({"a.txt": page.replace("tỉnh Bạch Sa", "tỉnh này")})
    text = '- {article: "khởi công cầu mới", set: {source: Công Luận}}\n'
    project_with({"corrections.yml": text})
    left = {item.group for item in items(settings)}
    assert left <= {"names"}
    rows = "\n".join(str(item.paste) for item in items(settings))
    project_with({"actors.yml": rows})
    assert run(settings, monkeypatch, "--strict") == 0
    assert capsys.readouterr().out.strip() == table("en", "todo")["nothing"]


def test_a_long_list_is_cut_and_says_so(project_with: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten of each kind; --all shows the rest; Vietnamese with --lang vi."""
    settings = project_with({f"{n}.txt": numbered(n) for n in range(12)})
    run(settings, monkeypatch)
    short = capsys.readouterr().out
    assert "and 2 more" in short
    run(settings, monkeypatch, "--all", "--lang", "vi")
    full = capsys.readouterr().out
    assert full.count("chưa rõ bài") == 12
    assert "nữa" not in full


def test_the_list_names_every_group_in_words() -> None:
    """Each group has its heading in both languages."""
    for language in ("en", "vi"):
        assert {name for name, _ in GROUPS} <= set(table(language, "todo"))
    assert Path(TITLE).name
