"""Help on the command line: examples that are right, what a mistyped word means, completion."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from build_dossier.cli import _parser, main
from build_dossier.settings import Settings
from build_dossier.usage import commands_of
from tests.samples import article

Project = Callable[..., Settings]
COMMANDS = commands_of(_parser())


def helped(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as stop:
        main([*arguments, "--help"])
    assert stop.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", [*COMMANDS, ""])
def test_every_example_is_one_that_the_program_takes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command's help ends with examples of itself, and the parser accepts them all."""
    text = helped(capsys, *([name] if name else []))
    examples = re.findall(r"^  (?:.*\| )?build-dossier (.*)$", text.split("examples:")[-1], re.MULTILINE)
    if name != "complete":
        assert examples
    for example in examples:
        words = shlex.split(example.split("   ")[0])
        assert name in ("", words[0]), example
        assert _parser().parse_args(words).run


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["chek"], "check"),
        (["biuld"], "build"),
        (["build", "--strct"], "--strict"),
        (["build", "--publisher", "mkdoc"], "mkdocs"),
        (["correct", "--line", "x", "--kind", "sub-head"], "subhead"),
        (["explain", "a.txt", "--langg", "vi"], "--lang"),
    ],
)
def test_a_mistyped_word_is_told_with_the_one_that_is_meant(arguments: list[str], meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Commands, options and their values."""
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert f"did you mean: {meant}?" in capsys.readouterr().err


def test_a_word_like_no_other_gets_no_advice(capsys: pytest.CaptureFixture[str]) -> None:
    """A wild guess would mislead."""
    with pytest.raises(SystemExit):
        main(["zzzzzz"])
    assert "did you mean" not in capsys.readouterr().err


def test_a_wrong_seed_or_office_names_the_nearest(
    project_with: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The seed whose name shares words; the office whose id is close."""
    settings = project_with({"cau-lam-kieu.txt": article()})
    monkeypatch.chdir(settings.config.parent)
    assert main(["explain", "lam-kieu"]) == 2
    assert "cau-lam-kieu.txt" in capsys.readouterr().err
    office = "- {id: chu-tich, kind: office, name: Chủ tịch}\n- {id: suong, kind: person, name: Sương Lam, terms: [{office: chu-tch}]}\n"
    project_with({"actors.yml": office})
    assert main(["check"]) == 2
    assert "did you mean: chu-tich?" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ch", {"check"}),
        ("build --publisher zen", {"zensical"}),
        ("build --no", {"--no-site"}),
        ("correct --kind sub", {"subhead"}),
        ("correct x dat", {"date="}),
        ("add tra", {"trang.txt"}),
    ],
)
def test_bash_completes(typed: str, offered: set[str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Commands, options, values, fields and files."""
    assert main(["complete"]) == 0
    script = capsys.readouterr().out
    (tmp_path / "trang.txt").write_text("", encoding="utf-8")
    words = ["build-dossier", *typed.split()]
    call = f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; _build_dossier; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash", "-c", f"{script}\n{call}"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert set(done.stdout.split()) == offered
