"""The same text printed again, and articles that belong beside each other."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from build_dossier.build import generate
from build_dossier.model import Entry
from build_dossier.resolve.reprints import same_texts
from build_dossier.settings import Settings
from tests.quality.rewriting import scored
from tests.samples import BODY, article

Project = Callable[[Mapping[str, str]], Settings]
MORE = (
    "Dự án được chia làm hai giai đoạn, trong đó phần móng và trụ cầu làm trước mùa lũ, phần mặt cầu làm sau khi nước rút khỏi bãi bồi.",
    "Người dân hai bờ mong cầu xong trước vụ gặt tới để xe lúa không phải vòng qua huyện bên như nhiều năm nay vẫn phải làm.",
)
OTHER = (
    "Chợ Vân Cốc mở lại sau trận lũ với ba mươi gian hàng bằng tre do chính những người buôn bán ở đây dựng lên trong hai tuần.",
    "Hàng đầu tiên được bán là cá khô, rau rừng và vải dệt tay; người mua kéo đến từ các bản trên núi ngay từ lúc trời chưa sáng.",
    "Ban quản lý chợ thu phí một nửa trong ba tháng đầu để bà con có vốn nhập hàng mới thay cho số hàng đã trôi theo dòng nước.",
)


def found(project_with: Project, seeds: Mapping[str, str]) -> tuple[dict[str, Entry], Path]:
    settings = project_with(seeds)
    entries = generate(settings).dossier.entries
    return {entry.article.draft.seed.name: entry for entry in entries}, settings.docs


@pytest.mark.parametrize("drawn", [1, 2, 3])
def test_rewritten_texts_are_found(drawn: int) -> None:
    """Cut, reordered, reworded, signed and put together: F1 of the pairs at least .95, and hardly a wrong one."""
    right, wrong, missed = scored(drawn)
    assert 2 * right / (2 * right + wrong + missed) >= 0.95
    assert wrong <= 3


def test_a_text_of_two_joins_both_and_does_not_join_them_to_each_other() -> None:
    """Two groups, whatever comes first."""
    one, two, three = " ".join(BODY + MORE), " ".join(OTHER), " ".join(BODY + MORE + OTHER)
    assert sorted(map(sorted, same_texts([one, two, three]))) == [[0, 2], [1, 2]]
    assert sorted(map(sorted, same_texts([three, two, one]))) == [[0, 1], [0, 2]]
    assert same_texts([one, two]) == []


def test_reprints_take_proportionally_long() -> None:
    """Four times the texts, copies among them, at most seven times the time: what is quadratic takes sixteen."""
    chance = random.Random(1)
    words = [f"{a}{b}" for a in "bcdghklmnprstvx" for b in ("a", "ai", "am", "an", "ang", "ao", "e", "en", "i", "in", "o", "on", "u", "un")]
    seconds = []
    for number in (500, 2000):
        texts = [" ".join(chance.choices(words, k=300)) for _ in range(number // 2)]
        texts += [texts[i % 10] for i in range(number // 2)]
        start = time.process_time()
        assert len(same_texts(texts)) == 10
        seconds.append(time.process_time() - start)
    assert seconds[1] < 7 * seconds[0] + 0.5, seconds


def test_the_first_publication_is_marked_where_it_can_be_known(project_with: Project) -> None:
    """The earliest of stated publications; with one of them unknown nobody is first; nothing is left out."""
    body = (*BODY, *MORE)
    seeds = {
        "a.txt": article(title="Khởi công cầu mới", stamp="05/08/2023 10:15 GMT+7", lede="Cầu mới được khởi công.", body=body),
        "b.txt": article(title="Sông Lam Kiều có cầu", stamp="05/08/2023 08:00 GMT+7", lede="Một cây cầu sắp thành hình.", body=body),
    }
    entries, docs = found(project_with, seeds)
    assert {one.article: one.first for one in entries["a.txt"].reprints} == {entries["b.txt"].id: True, entries["a.txt"].id: False}
    page = (docs / "bai-viet" / f"{entries['a.txt'].slug}.md").read_text(encoding="utf-8")
    assert "2 nguồn, 1 bản gốc" in page
    entries, _ = found(project_with, {"c.txt": article(title="Cầu mới ở Bạch Sa", stamp="", lede="Tin cầu mới.", body=body)})
    assert len(entries["c.txt"].reprints) == 3
    assert not any(one.first for one in entries["c.txt"].reprints)


def test_the_data_names_a_group_once(project_with: Project) -> None:
    """All articles of a group stand in it, and each names it: the data grows with the number of copies, not with its square."""
    sizes = []
    for number in (4, 8):
        seeds = {
            f"{n}.txt": article(title=f"Bản in thứ {n} của tin cầu", lede=f"Tin cầu, bản {n}.", body=(*BODY, *MORE)) for n in range(number)
        }
        entries, docs = found(project_with, seeds)
        data = json.loads((docs / "data" / "dossier.json").read_text(encoding="utf-8"))
        (group,) = data["reprints"]
        assert {one["article"] for one in group["articles"]} == {entry.id for entry in entries.values()}
        assert all(a["reprints"] == [group["id"]] for a in data["articles"])
        sizes.append(len(json.dumps([data["reprints"], [a["reprints"] for a in data["articles"]]])))
    assert sizes[1] < 2 * sizes[0]


def test_related_articles_say_why(project_with: Project) -> None:
    """Shared people, with their names; an article that shares nothing is not there."""
    seeds = {
        "a.txt": article(),
        "b.txt": article(title="Bà Sương dự lễ ở chợ", lede="Bà Phạm Thị Sương và ông Lê Văn Khoai dự lễ mở chợ.", body=OTHER),
        "c.txt": article(title="Lúa được mùa ở Đồi Cao", lede="Xã Đồi Cao gặt sớm mười ngày.", body=tuple(reversed(OTHER))[:1] * 2),
    }
    entries, docs = found(project_with, seeds)
    assert [(one.article, one.reason) for one in entries["b.txt"].related] == [(entries["a.txt"].id, "actors")]
    page = (docs / "bai-viet" / f"{entries['b.txt'].slug}.md").read_text(encoding="utf-8")
    assert "Cùng nhắc đến" in page
    assert "Phạm Thị Sương" in page.split("Cùng nhắc đến")[1][:80]
