"""Who appears with whom, drawn: the same every time, readable at any size, and the pages of actors with what happened."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path

from build_dossier.build import generate
from build_dossier.model import Outcome
from build_dossier.pages.layout import placed
from build_dossier.settings import Settings
from tests.samples import BODY, article

Project = Callable[[Mapping[str, str]], Settings]
NAMES = [f"{family} {middle} {given}" for family in ("Phạm", "Lê", "Trần", "Vũ", "Đỗ") for middle in ("Thị", "Văn") for given in
         ("Sương", "Khoai", "Mận", "Đào", "Lúa", "Ngô", "Sắn", "Vừng")]  # fmt: skip


def test_places_are_the_same_every_time_and_apart() -> None:
    """No two boxes overlap, none leaves the frame, and nothing depends on chance."""
    sizes = [(60.0 + 7 * (i % 9), 40.0) for i in range(48)]
    ties = {(i, j): 1.0 for i, j in combinations(range(48), 2) if j % 7 == i % 5}
    points = placed(sizes, ties, 1080, 800)
    assert points == placed(sizes, ties, 1080, 800)
    for (i, a), (j, b) in combinations(enumerate(points), 2):
        apart = (sizes[i][0] + sizes[j][0]) / 2 - abs(a[0] - b[0]) <= 1 or 40 - abs(a[1] - b[1]) <= 1
        assert apart, (i, j, a, b)
    assert all(0 <= x <= 1080 and 0 <= y <= 800 for x, y in points)


def test_the_network_is_capped_and_said_in_a_table(project_with: Project) -> None:
    """With more names than a drawing holds it shows the most named; its lines have words, its names are links; a table has the pairs."""
    table = "\n".join(f"- {{id: a{i}, kind: person, name: {name}}}" for i, name in enumerate(NAMES))
    seeds = {"actors.yml": table}
    for i in range(40):
        named = ", ".join(f"ông {NAMES[(i * 2 + k) % len(NAMES)]}" for k in range(6))
        seeds[f"{i}.txt"] = article(title=f"Tin số {i} của tỉnh Bạch Sa", lede=f"Dự lễ số {i} có {named}.", body=(f"Lễ {i} vui.", *BODY))
    settings = project_with(seeds)
    generate(settings)
    text = (settings.docs / "mang-luoi" / "index.md").read_text(encoding="utf-8")
    assert 20 < text.count("<circle") <= 48
    assert text.count("<line") == text.count("</line>") > 40
    assert re.search(r"<title>[^<]+ – [^<]+: \d+ bài</title></line>", text)
    assert text.count("<tr>") == 101
    assert "tên được nhắc nhiều nhất" in text


def test_a_dossier_of_strangers_has_no_drawing(project_with: Project) -> None:
    """Nobody known appears with anybody: the page says so."""
    settings = project_with({"a.txt": article()})
    generate(settings)
    text = (settings.docs / "mang-luoi" / "index.md").read_text(encoding="utf-8")
    assert "<svg" not in text
    assert "Chưa có hai tên nào" in text


def test_an_actor_has_events_and_a_course(built: tuple[Settings, Outcome]) -> None:
    """The page of a person leads to what happened with them and shows the topics of the articles over time, in words too."""
    docs: Path = built[0].docs
    text = (docs / "nhan-vat" / "volodymyr-zelensky.md").read_text(encoding="utf-8")
    assert "## Sự kiện" in text
    assert 'class="bd-event' in text
    assert re.search(r'<svg viewBox="0 0 \d+ 24" role="img"[^>]*aria-label="[^"]+, số bài: tháng ', text)
