"""The rules of the house, executable: who may import whom, who may touch the disk, what every file must have."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_dossier import build
from build_dossier.lang import table
from build_dossier.model import DROPPED, KEPT
from tests.conftest import ROOT

PACKAGE = ROOT / "build_dossier"
STAGES = ("read", "clean", "segment", "extract", "resolve", "pages", "write")
SOURCES = sorted(PACKAGE.rglob("*.py"))
NETWORK = {
    "socket",
    "ssl",
    "ftplib",
    "smtplib",
    "imaplib",
    "telnetlib",
    "xmlrpc",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "websockets",
}
NETWORK_PARTS = {"urllib.request", "http.client", "http.cookiejar", "asyncio.streams"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def stage_of(path: Path) -> str | None:
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return first if first in STAGES else None


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(path: Path) -> Iterator[str]:
    """The full names of everything that a file imports, at its top or within a function."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", [path for path in SOURCES if stage_of(path)], ids=name_of)
def test_no_stage_imports_another(path: Path) -> None:
    """Stages meet in build.py and corpus.py alone; they share values (model.py), words (lang/) and tables, not functions."""
    others = {f"build_dossier.{stage}" for stage in STAGES if stage != stage_of(path)}
    forbidden = others | {f"build_dossier.{name}" for name in ("build", "corpus", "cli", "explain", "publish")}
    assert [name for name in imported(path) if any(f"{name}.".startswith(f"{stage}.") for stage in forbidden)] == []


@pytest.mark.parametrize("stage", ["clean", "segment", "extract", "pages"])
def test_pure_stages_know_no_disk(stage: str) -> None:
    """No file is opened, listed or written there; package data comes through lang/ and Jinja's loader."""
    for path in (path for path in SOURCES if stage_of(path) == stage):
        assert not {"os", "pathlib", "shutil", "tempfile", "io", "subprocess"} & {name.split(".")[0] for name in imported(path)}, path
        for call in calls(path):
            assert called(call) not in ("open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir"), path


@pytest.mark.parametrize("stage", ["clean", "segment", "extract"])
def test_the_text_alone_decides(stage: str) -> None:
    """What one article says is judged without the editor's tables: an edited table does not re-read the seeds."""
    for path in (path for path in SOURCES if stage_of(path) == stage):
        assert "build_dossier.tables" not in {name.rsplit(".", 1)[0] for name in imported(path)}, path


def test_no_page_asks_the_clock_or_chance() -> None:
    """Same input, same bytes: nowhere on the way from seeds to docs is the time, the machine or a random number asked."""
    for path in SOURCES:
        if not stage_of(path):
            continue
        for call in calls(path):
            assert called(call) not in ("now", "today", "utcnow", "time", "random", "uuid4", "gethostname", "getenv"), (
                path,
                call.lineno,
            )
        assert not {"random", "uuid", "secrets", "time", "platform", "locale"} & {name.split(".")[0] for name in imported(path)}, path


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(parse(path)) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""


def is_binary(call: ast.Call) -> bool:
    mode = call.args[1] if isinstance(call.func, ast.Name) and len(call.args) > 1 else call.args[0] if call.args else None
    return isinstance(mode, ast.Constant) and isinstance(mode.value, str) and "b" in mode.value


@pytest.mark.parametrize("path", [*SOURCES, *sorted((ROOT / "tests").glob("*.py"))], ids=name_of)
def test_every_text_has_its_encoding(path: Path) -> None:
    """Reading, writing and subprocesses name theirs: no result hangs on the machine's language."""
    for call in calls(path):
        keywords = {keyword.arg for keyword in call.keywords}
        spread = None in keywords  # **options carry it
        name = called(call)
        if name in ("read_text", "write_text") or (name == "open" and not is_binary(call)):
            assert "encoding" in keywords or spread, f"{name_of(path)}:{call.lineno}"
        if name in ("run", "Popen", "check_output", "check_call") and isinstance(call.func, ast.Attribute):
            module = call.func.value
            if isinstance(module, ast.Name) and module.id == "subprocess":
                assert "encoding" in keywords or spread, f"{name_of(path)}:{call.lineno}"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_nothing_talks_to_the_network(path: Path) -> None:
    """No module of the package can fetch anything."""
    for name in imported(path):
        assert name.split(".")[0] not in NETWORK, name
        assert not any(f"{name}.".startswith(f"{part}.") for part in NETWORK_PARTS), name


def test_the_story_is_short() -> None:
    """build.generate and build.build read aloud in under sixty lines."""
    assert len(inspect.getsource(build.generate).splitlines()) < 60
    assert len(inspect.getsource(build).splitlines()) < 60


@pytest.mark.parametrize("path", [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))], ids=name_of)
def test_no_file_is_a_book(path: Path) -> None:
    """Four hundred lines at most; few need three hundred."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_what_is_public_is_described(path: Path) -> None:
    """Modules, classes and functions without an underscore say in a docstring what they are."""
    module = parse(path)
    assert ast.get_docstring(module), name_of(path)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    public = [node for node in module.body if isinstance(node, kinds) and not node.name.startswith("_")]
    assert [f"{name_of(path)}:{node.lineno} {node.name}" for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests").glob("test_*.py")), ids=name_of)
def test_every_test_states_a_behaviour(path: Path) -> None:
    """A test's docstring says what must hold."""
    tests = [node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    assert [node.name for node in tests if not ast.get_docstring(node)] == []
    assert tests


def test_no_exception_is_swallowed() -> None:
    """Every except names what it expects; none ends in a mere pass."""
    for path in SOURCES:
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, f"{name_of(path)}:{node.lineno}"
                assert not all(isinstance(line, ast.Pass) for line in node.body), f"{name_of(path)}:{node.lineno}"


def constants(node: ast.AST) -> Iterator[str]:
    return (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def rules_of(path: Path) -> Iterator[str]:
    """Ids of rules as the code writes them: (kind, rule) of a line, the rule of a fact, the reason of an unknown."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            kind, rule = node.elts
            if isinstance(kind, ast.Constant) and kind.value in KEPT + DROPPED and isinstance(rule, ast.Constant):
                yield from () if rule.value in KEPT + DROPPED else (rule.value,)  # ("lede", "body") are two kinds
        if isinstance(node, ast.Call) and called(node) == "unknown" and node.args:
            yield from constants(node.args[0])
        if isinstance(node, ast.Call) and called(node) == "Fact" and len(node.args) > 2 and isinstance(node.args[2], ast.Constant):
            yield node.args[2].value


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_rule_in_the_code_has_its_sentence(language: str) -> None:
    """No page and no terminal shows a bare identifier; and the test finds the rules that it is about."""
    found = {rule for path in SOURCES if stage_of(path) for rule in rules_of(path)}
    assert {"first-paragraph", "no-dateline", "headline"} <= found
    assert found - set(table(language, "rules")) == set()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_problem_in_the_code_has_its_sentence(language: str) -> None:
    """Each kind that problem() or Unreadable() is called with."""
    found = set()
    for path in SOURCES:
        for call in calls(path):
            if called(call) in ("problem", "Unreadable") and call.args and isinstance(call.args[0], ast.Constant):
                found.add(call.args[0].value)
    assert {"seed-empty", "foreign-file", "table-invalid"} <= found
    assert found - set(table(language, "problems")) == set()


# Put together here so that this file does not name what it looks for.
MACHINES = [rf"/{folder}/[a-z]" for folder in ("work", "root", "Users")] + [r"(?<![\w.])/home/\w", r"[A-Z]:\\\\Users"]
REGISTRIES = [
    "python" + "hosted",
    "artif" + "actory",
    "jf" + "rog",
    "extra-" + r"index-url[ =]\S",
    r"(?<!no-emit-)" + "index-" + r"url[ =]h",
    "proxy" + r"\.golang",
    "registry" + r"\.npmjs",
]


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    """The repository builds anywhere: no path of somebody's machine, no host of a package mirror."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout
    # An unpacked archive has no list: then the files that an archive holds.
    unpacked = (path for folder in (PACKAGE, ROOT / "tests") for path in folder.rglob("*.*") if "__pycache__" not in path.parts)
    found = []
    for name in filter(None, listed.split("\0")) if listed else map(name_of, unpacked):
        path = ROOT / name
        if not path.is_file() or path.suffix in (".woff2", ".png", ".ico") or name.startswith("seeds/") or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{name}: {hit[0]}" for pattern in MACHINES + REGISTRIES for hit in re.finditer(pattern, text)]
    assert found == []
