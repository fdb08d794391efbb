"""A seed that tries to become code stays text, with both publishers."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

import pytest
from making import make
from site_reader import dangers, foreign_requests

from build_dossier.settings import Settings

SEED = """Tên lửa "><svg onload=alert(1)> rơi gần kho thóc {{ 7*191 }} ở miền nam

05/08/2023 10:15 GMT+7

Chính quyền địa phương <script>alert(2)</script> cho biết một tên lửa đã rơi gần kho thóc [ở đây](javascript:alert(3)).

Ảnh ![mô tả](https://x.example/theo-doi.png) do người dân chụp {: onclick="alert(4)" } được đăng tải ngày hôm qua.

--8<-- "mkdocs.yml" và <img src=x onerror=alert(5)> cùng <iframe src="https://x.example/"></iframe> :material-skull:

[kho thóc]: https://x.example/ "được nhắc tới hai lần trong bản tin của chính quyền địa phương"

</article></main><svg/onload=alert(6)><math><mi xlink:href="javascript:alert(7)">x</mi></math> theo hãng tin Reuters.
"""


def test_the_dossier_itself_is_inert(published: Callable[..., Path]) -> None:
    """Nothing in the built pages runs but the theme's own scripts."""
    assert dangers(published("mkdocs")) == []
    assert dangers(published("zensical")) == []


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_a_hostile_seed_is_shown_as_text(project: Settings, publisher: str) -> None:
    """No element, attribute, link, image or template of it takes effect in any page, and its words are still there."""
    (project.seeds / "hostile.txt").write_text(SEED, encoding="utf-8")
    make(project, publisher)
    assert dangers(project.site) == []
    assert foreign_requests(project.site) == []
    texts = [html.unescape(path.read_text(encoding="utf-8")) for path in project.site.rglob("*.html")]
    assert any("<script>alert(2)</script>" in text for text in texts)
    assert not [text for text in texts if "1337" in text or "site_name:" in text]
