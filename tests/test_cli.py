"""The command line: exit codes, what goes to which stream, and the reasons that `explain` gives."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from jsonschema import Draft202012Validator

from build_dossier import cli
from build_dossier.cli import main
from build_dossier.lang import table
from build_dossier.problems import PublisherFailed, problem
from build_dossier.settings import Settings
from tests.conftest import ROOT
from tests.samples import BODY, LEDE, STAMP, TITLE, article, numbered, tree

Project = Callable[..., Settings]
COMMANDS = ("build", "serve", "explain", "check", "correct", "add", "complete")
REPORT = Draft202012Validator(
    {
        "type": "object",
        "required": ["counts", "problems", "written", "seconds"],
        "properties": {
            "counts": {"type": "object", "required": ["articles", "seeds", "pages"], "additionalProperties": {"type": "integer"}},
            "problems": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["kind", "file", "line", "message"],
                    "properties": {
                        "file": {"type": "string"},
                        "line": {"type": ["integer", "null"]},
                        "message": {"minLength": 10},
                    },
                },
            },
            "written": {"type": "array", "items": {"type": "string"}},
            "seconds": {"type": "number", "minimum": 0},
        },
    }
)


@pytest.fixture
def run(project_with: Project, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs a command in a fresh project folder."""
    folder = project_with({}).config.parent
    monkeypatch.chdir(folder)

    def command(*arguments: str, **seeds: str) -> int:
        project_with({name.replace("__", "."): text for name, text in seeds.items()})
        try:
            return main(arguments)
        except SystemExit as stop:  # argparse: wrong usage, --help, --version
            return int(stop.code or 0)

    return command


CLEAN = article() + "\nBản quyền thuộc congluan.vn\n"  # a day, an outlet: nothing to report


# Exit codes


def test_done_is_0_with_and_without_problems(run: Callable[..., int]) -> None:
    """Problems alone do not fail a build."""
    assert run("build", "--no-site", a__txt=CLEAN) == 0
    assert run("build", "--no-site", "--strict") == 0
    assert run("build", "--no-site", b__txt="Trang chủ\n") == 0


def test_strict_makes_problems_a_1(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """The pages are written all the same."""
    assert run("build", "--no-site", "--strict", a__txt=CLEAN, b__txt="Trang chủ\n") == 1
    assert Path("docs/index.md").exists()
    assert "b.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("bake",), ("build", "--no-such-option"), ("build", "--jobs", "many"), ("build", "--jobs", "-1"),
        ("build", "--publisher", "pelican"), ("build", "--lang", "fr"), ("serve", "--port", "http"), ("explain",),
    ],
)  # fmt: skip
def test_wrong_usage_is_2(run: Callable[..., int], capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    """With the usage on standard error and nothing on standard output."""
    assert run(*arguments, a__txt=CLEAN) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: build-dossier" in err


@pytest.mark.parametrize(
    ("arguments", "seeds", "named"),
    [
        (("build", "--no-site"), {}, "seeds"),
        (("build", "--no-site"), {"README__md": "x"}, "seeds"),
        (("build", "--no-site", "--seeds", "nowhere"), {"a__txt": CLEAN}, "nowhere"),
        (("build", "--no-site"), {"a__txt": CLEAN, "outlets__yml": "- {id: x\n"}, "outlets.yml:"),
        (("build",), {"a__txt": CLEAN}, "mkdocs.yml"),
        (("serve",), {"a__txt": CLEAN}, "mkdocs.yml"),
        (("explain", "nowhere.txt"), {"a__txt": CLEAN}, "nowhere.txt"),
    ],
)
def test_nothing_could_be_built_is_2(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], seeds: dict[str, str], named: str
) -> None:
    """No seeds, a broken table, no configuration: the file and a remedy on standard error, nothing written."""
    assert run(*arguments, **seeds) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert named in err
    assert "Traceback" not in err
    assert not Path("docs").exists()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PublisherFailed(problem("publisher-failed", "mkdocs.yml", publisher="MkDocs", message="x")), 3),
        (KeyboardInterrupt(), 130),
    ],
)
def test_a_failed_publisher_is_3_and_ctrl_c_is_130(
    run: Callable[..., int], monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    """Whatever the publisher does, no traceback."""

    def fail(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(cli, "build", fail)
    Path("mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert run("build", a__txt=CLEAN) == code


# What is printed


def test_json_is_one_object_and_nothing_else(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """Counts, problems, written files, seconds on standard output; standard error stays empty."""
    assert run("build", "--no-site", "--json", a__txt=CLEAN, b__txt="Trang chủ\n") == 0
    out, err = capsys.readouterr()
    assert err == ""
    report = json.loads(out)
    assert out.count("\n") == 1
    assert [error.message for error in REPORT.iter_errors(report)] == []
    assert (report["counts"]["articles"], report["counts"]["seeds"]) == (1, 2)
    assert set(report["written"]) == {name for name in tree(Path("docs")) if not name.startswith(".")}
    assert report["counts"]["pages"] == len(report["written"])
    assert [p["file"] for p in report["problems"]] == ["b.txt"]
    run("build", "--no-site", "--json")
    assert json.loads(capsys.readouterr().out)["written"] == []


@pytest.mark.parametrize("seeds", [{}, {"a__txt": CLEAN, "outlets__yml": "- {id: x\n"}])
def test_json_tells_an_error_too(run: Callable[..., int], capsys: pytest.CaptureFixture[str], seeds: dict[str, str]) -> None:
    """One object with the problems, exit code 2."""
    assert run("build", "--no-site", "--json", **seeds) == 2
    out, err = capsys.readouterr()
    assert err == ""
    (found, *_) = json.loads(out)["problems"]
    assert {"kind", "file", "line", "message"} <= set(found)


def test_the_terminal_speaks_english_or_vietnamese(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """Messages and summary in the language that --lang names."""
    seen: dict[str, tuple[str, str]] = {}
    for language in ("en", "vi"):
        assert run("build", "--no-site", "--lang", language, a__txt=CLEAN, b__txt="Trang chủ\n") == 0
        seen[language] = capsys.readouterr()
        assert table(language, "problems")["no-article"] in seen[language][1]
    assert "articles" in seen["en"][0]
    assert seen["en"][0] != seen["vi"][0]


def test_a_seed_cannot_speak_to_the_terminal(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences in the name of a file and in its lines come out as harmless signs."""
    Path("seeds").mkdir(exist_ok=True)
    Path("seeds/\x1b[31m\u202ebad\n.txt").write_text("Trang chủ\n", encoding="utf-8")
    run("build", "--no-site", a__txt="Tít \x1b]0;x\x07 lạ\n" + CLEAN)
    run("explain", "a.txt")
    out, err = capsys.readouterr()
    assert "bad" in err
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)


def test_folders_from_options_and_from_mkdocs_yml(run: Callable[..., int]) -> None:
    """--seeds and --docs first, then what mkdocs.yml names, then seeds/ and docs/ beside it."""
    Path("mkdocs.yml").write_text("docs_dir: tai-lieu\nplugins:\n  - build-dossier: {seeds: bai-tho}\n", encoding="utf-8")
    Path("bai-tho").mkdir()
    Path("bai-tho/a.txt").write_text(CLEAN, encoding="utf-8")
    assert run("build", "--no-site") == 0
    assert Path("tai-lieu/index.md").exists()
    assert run("build", "--no-site", "--seeds", "bai-tho", "--docs", "khac/docs") == 0
    assert Path("khac/docs/index.md").exists()
    assert not Path("docs").exists()


# explain


def explained(run: Callable[..., int], capsys: pytest.CaptureFixture[str], *arguments: str, **seeds: str) -> list[str]:
    assert run("explain", *arguments, **seeds) == 0
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("name", ["a.txt", "seeds/a.txt"])
def test_explain_tells_every_line(run: Callable[..., int], capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Number, kept or dropped, kind, text and the rule's sentence: each line of the seed once, by path or by name."""
    text = article() + "\nChia sẻ\n"
    told = explained(run, capsys, name, a__txt=text)
    numbers = {line: n for n, line in enumerate(text.splitlines(), 1) if line}
    for line, kind, sign in [
        (TITLE, "title", "+"),
        (STAMP, "dateline", "+"),
        (LEDE, "lede", "+"),
        (BODY[0], "body", "+"),
        ("Chia sẻ", "widget", "-"),
    ]:
        found = [row for row in told if row.split()[:3] == [str(numbers[line]), sign, kind]]
        assert len(found) == 1, line
        assert line[:60] in found[0]
        assert found[0].rsplit("  ", 1)[1].strip()


def test_explain_tells_every_fact(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """Value, basis, reason, and the words with their line."""
    told = "\n".join(explained(run, capsys, "a.txt", a__txt=CLEAN))
    for words in (TITLE, "2023-08-05", "stated", "inferred", "unknown", "a.txt:3", "cong-luan", "nobody signs"):
        assert words in told, words


def test_explain_speaks_vietnamese(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """The rules' sentences in the language that --lang names."""
    told = "\n".join(explained(run, capsys, "--lang", "vi", "a.txt", a__txt=CLEAN))
    assert table("vi", "rules")["headline"] in told
    assert table("en", "rules")["headline"] not in told


def test_explain_takes_a_file_from_anywhere(run: Callable[..., int], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A page that is no seed yet; and one that holds no article, or cannot be read."""
    (tmp_path / "new.txt").write_text(numbered(7), encoding="utf-8")
    (tmp_path / "menu.txt").write_text("Trang chủ\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    assert any("số 7" in row for row in explained(run, capsys, str(tmp_path / "new.txt"), a__txt=CLEAN))
    assert any("No article" in row for row in explained(run, capsys, str(tmp_path / "menu.txt")))
    assert any("bad.txt" in row and "UTF-8" in row for row in explained(run, capsys, str(tmp_path / "bad.txt")))


def test_explain_names_the_seeds_of_one_file(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """A .jsonl file holds several; each is told."""
    rows = "\n".join(json.dumps({"text": numbered(n)}) for n in (1, 2))
    told = "\n".join(explained(run, capsys, "a.jsonl", a__jsonl=rows))
    assert "a.jsonl#1" in told
    assert "a.jsonl#2" in told


# help


def test_help_names_every_command(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """And each command has its own help with every option explained."""
    assert run("--help") == 0
    text = capsys.readouterr().out
    for command in COMMANDS:
        assert f"\n    {command} " in text
        assert run(command, "--help") == 0
        assert f"build-dossier {command}" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--seeds", "--docs", "--site", "--no-site", "--strict", "--jobs", "--json", "--publisher"])
def test_build_has_the_contracts_options(run: Callable[..., int], capsys: pytest.CaptureFixture[str], option: str) -> None:
    """Commands and options that others rely on: what is there does not go."""
    run("build", "--help")
    assert option in capsys.readouterr().out


def test_the_module_is_the_command(tmp_path: Path) -> None:
    """`python -m build_dossier` runs it, and its exit code is the process's."""
    command: list[Any] = [sys.executable, "-m", "build_dossier"]
    for arguments, code in ((["--version"], 0), (["build", "--no-site"], 2)):
        done = subprocess.run(
            [*command, *arguments],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stderr
