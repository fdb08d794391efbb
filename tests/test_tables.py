"""The editor's tables: what is wrong is told with file, line and remedy before anything is written. And the package's own."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import build_dossier
from build_dossier.build import generate
from build_dossier.lang import table
from build_dossier.problems import BrokenTable
from build_dossier.settings import Settings
from build_dossier.tables import load_tables, package_outlets
from tests.samples import article, tree

Project = Callable[..., Settings]
PACKAGE = Path(build_dossier.__file__).parent

BROKEN = [
    ("dossier.yml", "title: [thiếu ngoặc\nx: y", "table-not-yaml", 2),
    ("dossier.yml", "title: a\n\tdescription: b", "table-not-yaml", 2),
    ("dossier.yml", "title: a: b", "table-not-yaml", 1),
    ("dossier.yml", "# ghi chú\ntitle: Tít\ntitel: sai\n", "table-unknown-key", 3),
    ("dossier.yml", "title: Tít\ndescription: 7\n", "table-invalid", 2),
    ("dossier.yml", "title: ''\n", "table-invalid", 1),
    ("dossier.yml", "title: Tít\nsite_url: javascript:alert(1)\n", "table-invalid", 2),
    ("dossier.yml", "- một\n- hai\n", "table-invalid", 1),
    ("dossier.yml", "chỉ là chữ", "table-invalid", 1),
    ("dossier.yml", "title: Tít\ndescription: !!int x\n", "table-not-yaml", None),
    ("dossier.yml", "title: Tít\ndescription: a\ntitle: Tít khác\n", "table-not-yaml", 3),
    ("dossier.yml", b"title: T\xedt\xff\n", "table-not-utf8", None),
    ("outlets.yml", "- {id: bao-a, name: A}\n- {id: bao-b}\n", "table-invalid", 2),
    ("outlets.yml", "- {id: bao-a, name: A}\n\n- {id: ../../etc, name: B}\n", "table-invalid", 3),
    ("outlets.yml", "- id: bao-a\n  name: A\n  strog: [a.vn]\n", "table-unknown-key", 3),
    ("outlets.yml", "- id: bao-a\n  name: A\n  strong: [x]\n", "table-invalid", 3),
    ("outlets.yml", "- {id: bao-a, name: A}\n- {id: bao-a, name: B}\n", "table-double-id", 2),
    ("outlets.yml", "- id: bao-a\n  name: A\n  weak:\n    - {pattern: '(', at: any, family: f}\n", "table-invalid", 4),
    ("outlets.yml", "- id: bao-a\n  name: A\n  strong:\n    - {pattern: 'a**', at: any, family: f}\n", "table-invalid", 4),
    ("outlets.yml", "- id: bao-a\n  name: A\n  weak:\n    - {pattern: a, at: somewhere, family: f}\n", "table-invalid", 4),
    ("outlets.yml", "id: bao-a\nname: A\n", "table-invalid", 1),
    ("topics.yml", "- {id: cau, label: Cầu, phrases: [cầu mới]}\n- {id: cau, label: C, phrases: [cầu cũ]}\n", "table-double-id", 2),
    ("topics.yml", "- {id: cau, label: Cầu, phrases: []}\n", "table-invalid", 1),
    ("actors.yml", "- {id: suong, kind: people, name: Sương}\n", "table-invalid", 1),
    ("actors.yml", "- id: ct\n  kind: office\n  name: Chủ tịch\n- id: suong\n  kind: person\n  name: Sương\n  terms:\n"
     "    - {office: ct, from: 2024-02-30}\n", "table-invalid", 8),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "kind", "line"), BROKEN)
def test_a_broken_table_stops_before_anything_is_written(
    project_with: Project, name: str, content: str | bytes, kind: str, line: int | None
) -> None:
    """The error names file and line and says what to do; docs/ stays as it was, byte for byte."""
    settings = project_with({"a.txt": article()})
    generate(settings)
    before = tree(settings.docs)
    project_with({name: content, "b.txt": article("Một bài khác hẳn để có gì mà viết thêm vào")})
    with pytest.raises(BrokenTable) as broken:
        generate(settings)
    found = broken.value.problems[0]
    assert (found.file, found.line, found.kind) == (name, line, kind)
    assert found.where() in str(broken.value)
    assert any(word in found.message() for word in ("Check", "Correct", "Save", "Give"))
    assert tree(settings.docs) == before


def test_every_error_of_a_table_is_told_at_once(project_with: Project) -> None:
    """Two wrong entries, two problems, each with its line."""
    settings = project_with({"a.txt": article(), "outlets.yml": "- {id: A, name: A}\n- {id: b}\n- {id: c, name: C}\n"})
    with pytest.raises(BrokenTable) as broken:
        load_tables(settings.seeds)
    assert [p.line for p in broken.value.problems] == [1, 2]


def test_a_table_that_cannot_be_opened_is_an_error(project_with: Project) -> None:
    """A folder in its place is told, not a traceback."""
    settings = project_with({"outlets.yml/a.txt": "x"})
    with pytest.raises(BrokenTable) as broken:
        load_tables(settings.seeds)
    assert broken.value.problems[0].file == "outlets.yml"


def test_the_complaint_names_what_is_wrong(project_with: Project) -> None:
    """The place within the table and the pattern that does not compile."""
    settings = project_with({"outlets.yml": "- id: a\n  name: A\n  weak:\n    - {pattern: 'sông (', at: any, family: f}\n"})
    with pytest.raises(BrokenTable, match=re.escape("0/weak/0/pattern: 'sông ('")):
        load_tables(settings.seeds)


@pytest.mark.parametrize("content", ["", "# chỉ có ghi chú\n", "\ufeff# có dấu\n"])
def test_an_empty_table_is_no_table(project_with: Project, content: str) -> None:
    """Comments alone say nothing; the package's defaults stand."""
    tables = load_tables(project_with({"dossier.yml": content, "outlets.yml": content}).seeds)
    assert tables.about["title"]
    assert tables.outlets == package_outlets()


def test_the_editors_outlet_replaces_the_packages(project_with: Project) -> None:
    """Of the same id: the editor's entry alone counts, and stands once; a new id is added."""
    mine = "- {id: tuoi-tre, name: Trẻ Mãi, strong: [tre-mai.example]}\n- {id: bao-bach-sa, name: Báo Bạch Sa}\n"
    outlets = load_tables(project_with({"outlets.yml": mine}).seeds).outlets
    names = {outlet.id: outlet.name for outlet in outlets}
    assert names["tuoi-tre"] == "Trẻ Mãi"
    assert names["bao-bach-sa"] == "Báo Bạch Sa"
    assert len(outlets) == len(package_outlets()) + 1


def test_a_packaged_outlet_of_the_editor_is_used(project_with: Project) -> None:
    """A page with the new sign of a replaced outlet is that outlet's page."""
    mine = "- {id: bao-bach-sa, name: Báo Bạch Sa, domain: bachsa.example, strong: [bachsa.example]}\n"
    outcome = generate(project_with({"outlets.yml": mine, "a.txt": article() + "\nBản quyền thuộc bachsa.example\n"}))
    assert [entry.facts["source"].value for entry in outcome.dossier.entries] == ["bao-bach-sa"]


# The package's own data


def test_the_packaged_outlets_are_valid() -> None:
    """Every entry against the schema that the editor's own must satisfy, patterns included."""
    schema = yaml.safe_load((PACKAGE / "schemas" / "outlets.yml").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(table("vi", "outlets"))] == []


def test_the_packaged_outlets_do_not_contradict_each_other() -> None:
    """Ids, names and strong signs belong to one outlet each; a sign stands once."""
    outlets = package_outlets()
    for values in (
        [outlet.id for outlet in outlets],
        [outlet.name for outlet in outlets],
        [str(sign) for entry in table("vi", "outlets") for key in ("strong", "weak") for sign in entry.get(key, ())],
        [name for outlet in outlets for name in outlet.named],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []
    for outlet in outlets:
        for sign in (*outlet.strong, *outlet.weak):
            assert sign.family in table("vi", "steps")["families"], (outlet.id, sign.family)


def test_a_date_style_is_never_enough_alone() -> None:
    """In the table too: a date style is a weak sign."""
    assert not [outlet.id for outlet in package_outlets() for sign in outlet.strong if sign.family == "date style"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_furniture_rule_has_its_sentence(language: str) -> None:
    """Readers are told why a line was left out, in either language."""
    assert {rule["rule"] for rule in table("vi", "furniture")} - set(table(language, "rules")) == set()


@pytest.mark.parametrize("name", sorted(path.stem for path in PACKAGE.glob("lang/en/*.yml")))
def test_both_languages_say_the_same(name: str) -> None:
    """Whatever the terminal says in English it says in Vietnamese: same keys, and the same values in each sentence."""
    vi, en = table("vi", name), table("en", name)
    assert set(vi) == set(en)
    assert {key for key, text in vi.items() if isinstance(text, str) and places(text) != places(en[key])} == set()


def places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_a_table_names_no_key_twice() -> None:
    """YAML keeps the last of two equal keys without a word."""
    for path in sorted(PACKAGE.glob("lang/*/*.yml")):
        for node in mappings(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)):
            keys = Counter(key.value for key, _ in node.value)
            assert not [key for key, count in keys.items() if count > 1], path


def mappings(node: yaml.Node) -> list[yaml.MappingNode]:
    inner = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
    below = [found for part in inner if isinstance(part, yaml.Node) for found in mappings(part)]
    return [node, *below] if isinstance(node, yaml.MappingNode) else below


def test_the_furniture_is_in_order() -> None:
    """Known kinds, no phrase twice in a rule, every pattern compiles, limits are numbers."""
    for rule in table("vi", "furniture"):
        phrases = [*rule.get("whole", ()), *(phrase for phrase, _ in rule.get("start", ())), *rule.get("pattern", ())]
        doubled = {phrase for phrase, count in Counter(map(str.casefold, rule.get("whole", ()))).items() if count > 1}
        doubled |= {phrase for phrase, count in Counter(phrase for phrase, _ in rule.get("start", ())).items() if count > 1}
        assert doubled == set(), rule["rule"]
        assert phrases, rule["rule"]
        assert rule["kind"] in build_dossier.model.DROPPED, rule["rule"]
        assert all(isinstance(limit, int) and limit > 0 for _, limit in rule.get("start", ())), rule["rule"]
        for pattern in rule.get("pattern", ()):
            re.compile(pattern, re.IGNORECASE)


def test_furniture_rules_have_their_own_names() -> None:
    """Two rules of one name could not be told apart by the reader."""
    assert [name for name, count in Counter(rule["rule"] for rule in table("vi", "furniture")).items() if count > 1] == []
