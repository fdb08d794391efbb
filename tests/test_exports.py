"""The data for other programs: a database, tables and calendars that say what the data file says."""

from __future__ import annotations

import copy
import csv
import io
import json
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from build_dossier import write
from build_dossier.build import generate
from build_dossier.model import Outcome
from build_dossier.pages import make_pages
from build_dossier.pages.database import database
from build_dossier.settings import Settings
from build_dossier.write import write_pages
from tests.samples import article

Project = Callable[[Mapping[str, str]], Settings]


@pytest.fixture(scope="module")
def data(built: tuple[Settings, Outcome]) -> Any:
    return json.loads((built[0].docs / "data" / "dossier.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def asked(built: tuple[Settings, Outcome]) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{built[0].docs / 'data' / 'dossier.sqlite'}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def test_the_database_is_whole(asked: sqlite3.Connection) -> None:
    """Sound, and every reference leads to a row."""
    assert [tuple(row) for row in asked.execute("PRAGMA integrity_check")] == [("ok",)]
    assert [tuple(row) for row in asked.execute("PRAGMA foreign_key_check")] == []


def test_the_database_says_what_the_data_file_says(asked: sqlite3.Connection, data: Any) -> None:
    """As many rows as there are articles, mentions, statements, events and lines, and the values of the first."""
    articles = data["articles"]
    for table, number in (
        ("articles", len(articles)),
        ("mentions", sum(len(a["mentions"]) for a in articles)),
        ("quotes", sum(len(a["quotes"]) for a in articles)),
        ("events", sum(len(a["events"]) for a in articles)),
        ("lines", sum(len(s["lines"]) for s in data["seeds"])),
        ("actors", len(data["actors"])),
    ):
        assert asked.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == number, table
    first = asked.execute("SELECT * FROM articles WHERE id = ?", (articles[0]["id"],)).fetchone()
    assert {key: first[key] for key in ("title", "date", "source", "seed")} == {
        key: articles[0][key] for key in ("title", "date", "source", "seed")
    }
    said = "SELECT count(*) FROM mentions JOIN actors ON actors.id = mentions.actor WHERE actors.name = 'Volodymyr Zelensky'"
    assert asked.execute(said).fetchone()[0] > 5


def test_the_database_can_be_searched(asked: sqlite3.Connection) -> None:
    """Articles, statements and events by their words, with marks or without; Datasette finds such a table by what it indexes."""
    for table in ("articles", "quotes", "events"):
        made = asked.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_fts",)).fetchone()[0]
        assert f'content="{table}"' in made  # in these marks only
        for word in ("Ukraine", "gia nhập", "gia nhap"):
            query = f"SELECT count(*) FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)"
            assert asked.execute(query, (f'"{word}"',)).fetchone()[0] > 0, (table, word)


def test_two_statements_with_one_id_do_not_stop_the_build(data: Any) -> None:
    """Eight digits are the same for two of some ten thousand statements, in different articles."""
    one, other = copy.deepcopy(data["articles"][:2])
    other["quotes"][0]["id"] = one["quotes"][0]["id"]
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database({**data, "articles": [one, other, *data["articles"][2:]]}))
    assert connection.execute("SELECT count(*) FROM quotes WHERE id = ?", (one["quotes"][0]["id"],)).fetchone()[0] == 2


def test_the_table_of_articles_reads_back(built: tuple[Settings, Outcome], data: Any) -> None:
    """One row for each article with its mark for spreadsheets; lists are joined."""
    text = (built[0].docs / "data" / "articles.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert [row["id"] for row in rows] == [a["id"] for a in data["articles"]]
    assert rows[0]["people"].split("; ") == data["articles"][0]["actors"]["people"]


def test_no_cell_is_a_formula(project_with: Project) -> None:
    """A headline that a spreadsheet would work out is text."""
    settings = project_with({"a.txt": article(title="=HYPERLINK(1) và cầu mới ở tỉnh Bạch Sa")})
    generate(settings)
    text = (settings.docs / "data" / "articles.csv").read_text(encoding="utf-8")
    assert "'=HYPERLINK" in text
    assert ",=HYPERLINK" not in text


def test_the_same_dossier_gives_the_same_bytes(built: tuple[Settings, Outcome]) -> None:
    """The database too: an unchanged one is not written again."""
    one, other = ({page.path: page.content for page in make_pages(built[1].dossier)} for _ in range(2))
    assert one == other
    assert one["data/dossier.sqlite"].startswith(b"SQLite format 3\x00")


def test_a_killed_run_heals(project_with: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that cannot carry the mark are claimed before they are written: after a run that was killed behind one of them, the next
    run knows it as its own."""
    pages = make_pages(generate(project_with({"a.txt": article()})).dossier)
    whole = write._replace

    def killed(path: Path, data: bytes) -> None:
        whole(path, data)
        if path.name == "dossier.sqlite":
            raise KeyboardInterrupt

    monkeypatch.setattr(write, "_replace", killed)
    with pytest.raises(KeyboardInterrupt):
        write_pages(pages, tmp_path / "again")
    monkeypatch.undo()
    assert (tmp_path / "again" / "data" / "dossier.sqlite").is_file()
    assert write_pages(pages, tmp_path / "again")[2] == ()
