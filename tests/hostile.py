"""A seeds folder of an attacker: every field of a seed and of the editor's tables tries to become code. For any part's tests."""

from __future__ import annotations

import json
from pathlib import Path

# What each of these would do if it took effect: run a script, load or link something, leave its element, fill in a template,
# read a file, gain an attribute, draw, hide or change text.
PAYLOADS = (
    '"><svg onload=1>',
    "'><img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</p></div></details></article><iframe src=//x.example></iframe>",
    "<svg/onload=alert(1)><math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    '<a href="java&#115;cript:alert(1)" onclick=alert(1)>bấm</a>',
    "&lt;svg onload=1&gt; &#60;svg onload=1&#62; &amp;lt;svg&amp;gt;",
    "<!-- <svg onload=1> --> <![CDATA[<svg onload=1>]]> <?php x ?>",
    "[bấm](javascript:alert(1)) và [bấm][cầu] và <javascript:alert(1)>",
    "![ảnh](https://x.example/theo-doi.png) <https://x.example/>",
    "[cầu]: javascript:alert(1) 'x'",
    "{: #x .y onclick=alert(1) style=display:none }",
    "{{ 7*191 }}{% include 'mkdocs.yml' %}{# ghi chú #}",
    '--8<-- "mkdocs.yml"',
    ":material-skull: :smile: :octicons-alert-16:",
    "*[cầu]: https://x.example/ [^1] [^1]: chú thích",
    "`<b>` **đậm** ~~xóa~~ ==dấu== ++ctrl+c++ $x^2$",
    "/// html | script",
    '!!! danger "x"',
    "``` { .html onclick=alert(1) }",
    "| a | b | \\<svg onload=1> \\` \\",
)

URLS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//x.example/",
    ' https://x.example/"onload=1',
    "https://x.example/'><svg onload=1>",
    "https://x.example/\n[x](javascript:alert(1))",
    "https://x.example/a)[b](javascript:alert(1))&quot;onload=1&lt;svg&gt;{{7*191}}",  # an address, odd but harmless if escaped
)


def article(number: int, payload: str) -> str:
    """A page on which a payload stands in every kind of line: within it, at its start, and as the whole line."""
    lines = (
        "Trang chủ",
        f"Thời sự {payload}",
        f"Bạch Sa khởi công {payload} cầu mới số {number} bắc qua sông Lam Kiều",
        f"Thứ bảy, 05/08/2023 10:{number:02} {payload}",
        f"{payload} Sáng nay, tỉnh Bạch Sa khởi công cây cầu mới số {number} bắc qua sông Lam Kiều, nối hai bờ sau bốn mươi năm.",
        f"Cây cầu {payload} dài một nghìn hai trăm mét, rộng bốn làn xe, do Công ty Cầu đường Hoa Sậy xây trong ba mươi tháng.",
        payload,
        f"Người dân nói gì {payload}",
        f"{payload} là điều mà bà Phạm Thị Sương, Chủ tịch tỉnh Bạch Sa, nói tại lễ khởi công sáng nay trước hai nghìn người.",
        f"Bến đò Lam Kiều hôm khởi công {payload}. Ảnh: AFP {payload}",
        f"Ông Lê Văn Khoai, một người chèo đò ở bến Lam Kiều, nói: “Tôi sẽ bán đò {payload} khi cầu mới số {number} thông xe”.",
        f"- mục một {payload}",
        f"- mục hai {payload}",
        f"Theo ban quản lý dự án, khoảng hai trăm hộ dân {payload} ở hai đầu cầu số {number} đã nhận tiền đền bù và dọn đi rồi.",
        f"Trần Quế Lâm (theo Bưu báo {payload})",
        f"Nguồn: Báo Vân Cốc {payload}",
        f"Tags: cầu, {payload}",
        "Bản quyền thuộc bachsa.example",
        f"Bình luận {payload}",
    )
    return "\n\n".join(lines) + "\n"


def write_hostile_seeds(folder: Path) -> None:
    """Fills a seeds folder: a page for each payload, under a name that holds it; records with hostile addresses; a saved page;
    and tables with payloads in every text that is shown."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, payload in enumerate(PAYLOADS):
        name = f"{number:02} {payload.replace('/', '∕')}.txt"
        (folder / name).write_text(article(number, payload), encoding="utf-8")
    records = [{"text": article(30 + n, "x"), "title": PAYLOADS[n], "url": url} for n, url in enumerate(URLS)]
    (folder / "records.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    escaped = article(50, PAYLOADS[0]).replace("&", "&amp;").replace("<", "&lt;").replace("\n\n", "</p><p>")
    (folder / "page.html").write_text(f"<p>{escaped}</p>", encoding="utf-8")
    everything = " ".join(PAYLOADS)
    tables = {
        "dossier.yml": {"title": everything, "description": everything},
        "outlets.yml": [{"id": "bao-bach-sa", "name": everything[:200], "domain": "bachsa.example", "strong": ["bachsa.example"]}],
        "actors.yml": [
            {"id": "suong", "kind": "person", "name": f"Phạm Thị Sương {PAYLOADS[0]}", "aliases": ["Phạm Thị Sương"]},
            {"id": "hoa-say", "kind": "organization", "name": f"Hoa Sậy {PAYLOADS[2]}", "aliases": ["Công ty Cầu đường Hoa Sậy"]},
        ],
        "topics.yml": [{"id": "cau", "label": f"Cầu {PAYLOADS[0]} {PAYLOADS[8]}", "phrases": ["cầu mới", "cây cầu"]}],
    }
    for name, content in tables.items():  # JSON is YAML
        (folder / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
