"""What a reader's first search costs, measured on a dossier of five hundred articles without its pages."""

from __future__ import annotations

import gzip
import random
import re
from pathlib import Path

import pytest
from making import ROOT

from build_dossier.publish import THEME
from build_dossier.publish.search import FOLDER, _write
from build_dossier.publish.search.names import Name
from build_dossier.publish.search.pages import Document

ARTICLES = 500
SENTENCE = re.compile(r"[^.!?\n]{40,300}[.!?]")
SCRIPTS = ("text.js", "engine.js", "showing.js", "ui.js")


def documents() -> list[Document]:
    """Articles of 450 words in the sentences of real pages, each with names, topics and numbers of its own."""
    chance = random.Random(5)  # the same texts every time
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted((ROOT / "tests" / "quality" / "dev").glob("*.txt"))]
    sentences = [found for text in texts for found in SENTENCE.findall(text)]
    people = [f"{chance.choice('BCDĐGHKL')}{chance.choice(['àng', 'ải', 'ồng', 'iễm'])} Thị {number}" for number in range(ARTICLES)]
    made = []
    for number in range(ARTICLES):
        paragraphs = tuple(f"{chance.choice(people)} {' '.join(chance.sample(sentences, 2))} {chance.randrange(10**6)}" for _ in range(9))
        day = f"{2019 + number % 6}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        facets = {
            "Năm": (day[:4],),
            "Nhân vật": tuple(chance.sample(people, 6)),
            "Nguồn tin": (f"Báo {number % 40}",),
            "Chủ đề": (f"Chủ đề {number % 30}",),
        }
        made.append(Document(f"bai-viet/bai-{number:08x}/", chance.choice(sentences)[:80], day, f"Báo {number % 40}", paragraphs, facets))
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of such a dossier, with two other spellings for each of three hundred names."""
    made = tmp_path_factory.mktemp("sizes") / FOLDER
    names = [Name(f"Tên {n}", "Nhân vật", f"nhan-vat/ten-{n}/", (f"Tên {n}", f"Tên-Khác {n}", f"T. {n}")) for n in range(300)]
    _write(made, "v", documents(), names)
    return made


def compressed(*paths: Path) -> int:
    """Bytes on the way, as web servers compress by default."""
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)


def largest(folder: Path, count: int) -> list[Path]:
    return sorted(folder.iterdir(), key=lambda path: path.stat().st_size)[-count:]


def test_the_first_result_is_cheap(folder: Path) -> None:
    """Four of the largest files of words, the texts of a whole page of results, names and scripts: 300 kB at most."""
    scripts = compressed(*(THEME / "assets" / "search" / name for name in SCRIPTS))
    always = compressed(folder / "index.js", folder / "v" / "names.js")
    asked = compressed(*largest(folder / "v" / "w", 4), *largest(folder / "v" / "t", 20))
    assert scripts < 20_000
    assert scripts + always + asked < 300_000


def test_what_every_search_loads_grows_slowly(folder: Path) -> None:
    """Ten times as many articles stay far below 1 MB: the names, filters and lengths that every search loads, and the longest words."""
    assert compressed(folder / "index.js", folder / "v" / "names.js") * 10 < 400_000
    longest = max((path for path in (folder / "v" / "w").iterdir()), key=lambda path: path.stat().st_size)
    assert compressed(longest) * 10 < 300_000
