"""Texts in the shape of real pages, about invented people and places, and short ways from such a text to each stage's value."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from build_dossier.clean import clean
from build_dossier.model import Cut, Draft, MarkedLine, Seed
from build_dossier.read import lines_of
from build_dossier.segment import segment
from build_dossier.settings import Settings

TITLE = "Bạch Sa khởi công cầu mới bắc qua sông Lam Kiều"
STAMP = "05/08/2023 10:15 GMT+7"
LEDE = "Sáng nay, tỉnh Bạch Sa khởi công cây cầu mới bắc qua sông Lam Kiều, nối hai bờ sau bốn mươi năm dân phải đi đò."
BODY = (
    "Cây cầu dài một nghìn hai trăm mét, rộng bốn làn xe, do Công ty Cầu đường Hoa Sậy xây trong ba mươi tháng.",
    "Bà Phạm Thị Sương, Chủ tịch tỉnh Bạch Sa, nói tại lễ khởi công rằng cây cầu sẽ rút ngắn nửa giờ đường tới chợ Vân Cốc.",
    "Ông Lê Văn Khoai, một người chèo đò ở bến Lam Kiều, cho biết ông sẽ bán chiếc đò cũ khi cầu mới thông xe.",
    "Theo ban quản lý dự án, khoảng hai trăm hộ dân ở hai đầu cầu đã nhận tiền đền bù và dọn đi từ mùa xuân.",
)


def article(title: str = TITLE, stamp: str = STAMP, lede: str = LEDE, body: tuple[str, ...] = BODY) -> str:
    """A page with nothing but an article on it, a blank line between its lines."""
    return "\n\n".join(line for line in (title, stamp, lede, *body) if line) + "\n"


def numbered(number: int) -> str:
    """An article that differs from every other number's in all its lines."""
    return article(f"{TITLE} số {number}", body=tuple(f"Cầu {number}: {line}" for line in BODY), lede=f"Cầu số {number}: {LEDE}")


def seed_of(text: str, name: str = "a.txt") -> Seed:
    """A text as `read` gives it."""
    return Seed(name, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "utf-8", lines_of(text))


def cut_of(text: str) -> Cut:
    """A text as `segment` gives it."""
    return segment(clean(seed_of(text)))


def kinds_of(text: str) -> dict[str, str | None]:
    """The kind of every different line of a text."""
    return {line.text.strip(): line.kind for line in reversed(cut_of(text).lines)}


def draft_of(*lines: tuple[str, str]) -> Draft:
    """A draft of lines given as (kind, text)."""
    marked = tuple(MarkedLine(n, text, kind, "paragraph") for n, (kind, text) in enumerate(lines, 1))
    return Draft(seed_of("\n".join(text for _, text in lines)), 1, marked)


def make_project(folder: Path, seeds: Mapping[str, str | bytes]) -> Settings:
    """A project folder with the given files in seeds/, not built yet."""
    for name, content in seeds.items():
        path = folder / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return Settings(folder / "mkdocs.yml", folder / "seeds", folder / "docs", folder / "site", jobs=1)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def readable(name: str, content: bytes) -> str:
    """What a file tells, as one text: a database as its rows, a calendar with its folded lines put together."""
    if not name.endswith(".sqlite"):
        return content.decode("utf-8").replace("\r\n ", "")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return "\n".join(connection.iterdump())
