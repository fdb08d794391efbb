"""`mkdocs serve` over HTTP: one saved seed is one build, and no mistake of the editor stops the server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_dossier.build import generate
from build_dossier.settings import Settings

SEED = """Hà Lan gửi thêm máy phát điện cho bệnh viện ở miền đông Ukraine

05/08/2023 10:15 GMT+7

Chính phủ Hà Lan hôm nay thông báo sẽ chuyển 40 máy phát điện cho các bệnh viện ở miền đông Ukraine trước mùa đông.

Bộ trưởng Quốc phòng Hà Lan cho biết số máy này được lấy từ kho dự trữ quốc gia và sẽ tới nơi trong vòng ba tuần.

Theo chính quyền địa phương, lưới điện trong vùng đã bị hư hại nặng sau các đợt tấn công hồi đầu năm.

"Mỗi chiếc máy có thể giữ cho một phòng mổ hoạt động suốt đêm", bà Olena Kovalenko, giám đốc một bệnh viện ở Kharkov, nói.

Đây là lần thứ ba trong năm nước này gửi thiết bị điện tới Ukraine, sau hai chuyến hàng được chuyển qua Ba Lan vào mùa xuân.

Các bệnh viện trong vùng cho biết vẫn còn thiếu khoảng 60 chiếc, và kêu gọi những nước khác cùng tham gia hỗ trợ.
"""
PATIENCE = 20.0  # seconds for a build to show; it takes one, on a busy machine some more
QUIET = 2.5  # seconds after which no further build will come: MkDocs looks at the files twice a second


class Server:
    """A running `mkdocs serve`, its log and its pages."""

    def __init__(self, project: Settings, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = log
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        with log.open("w", encoding="utf-8") as output:
            self.process = subprocess.Popen(
                command, cwd=project.config.parent, stdout=output, stderr=output, env=os.environ | {"NO_COLOR": "1"}
            )

    def text(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def builds(self) -> int:
        return self.text().count("Building documentation...")

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE) as answer:
                text: str = answer.read().decode("utf-8")
                return text
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait(self, what: Callable[[], bool]) -> None:
        """Waits until something is so, and then until the server is quiet."""
        end = time.monotonic() + PATIENCE
        while not what():
            assert self.process.poll() is None, self.text()
            assert time.monotonic() < end, self.text()
            time.sleep(0.1)

    def settle(self) -> None:
        time.sleep(QUIET)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Settings], Server]]:
    """Starts a server for a project and waits until it answers."""
    started: list[Server] = []

    def start(project: Settings) -> Server:
        server = Server(project, tmp_path / f"log-{len(started)}.txt")
        started.append(server)
        server.wait(lambda: "Serving on" in server.text() and bool(server.page("")))
        return server

    yield start
    for server in started:
        server.stop()


def test_a_saved_seed_is_one_build_and_is_served(project: Settings, serve: Callable[[Settings], Server]) -> None:
    """A new file in a new folder is seen; writing docs/ costs no second build; the page and its search are there."""
    server = serve(project)
    (project.seeds / "moi").mkdir()
    (project.seeds / "moi" / "ha-lan.txt").write_text(SEED, encoding="utf-8")
    server.wait(lambda: "Hà Lan gửi thêm máy phát điện" in server.page("bai-viet/"))
    server.settle()
    assert server.builds() == 2
    assert "bdSearch.put" in server.page("assets/search/data/index.js")
    assert not project.site.exists()

    (project.docs / "gioi-thieu" / "index.md").write_text("# Giới thiệu\n\nTrang viết tay.\n", encoding="utf-8")
    server.wait(lambda: "Trang viết tay." in server.page("gioi-thieu/"))
    server.settle()
    assert server.builds() == 3, "a hand-written page is still watched"


def test_without_seeds_the_last_good_pages_are_served(project: Settings, serve: Callable[[Settings], Server]) -> None:
    """A folder that was moved away is told, and no reason to crash."""
    generate(project)
    project.seeds.rename(project.seeds.with_name("elsewhere"))
    server = serve(project)
    assert "There is no folder" in server.text()
    assert "NATO" in server.page("bai-viet/")


def test_an_unreadable_seed_does_not_stop_the_server(project: Settings, serve: Callable[[Settings], Server]) -> None:
    """It is told in the log; the seed saved after it is published."""
    server = serve(project)
    (project.seeds / "hong.jsonl").write_bytes(b"\x00\xff\xfe{not json" * 50)
    server.wait(lambda: "hong.jsonl" in server.text())
    (project.seeds / "ha-lan.txt").write_text(SEED, encoding="utf-8")
    server.wait(lambda: "Hà Lan gửi thêm máy phát điện" in server.page("bai-viet/"))
    assert "NATO" in server.page("bai-viet/")  # and nothing that was there is lost


def test_a_broken_table_leaves_the_last_good_pages(project: Settings, serve: Callable[[Settings], Server]) -> None:
    """Also at its start: the server tells the file, serves what is there, and goes on when the table is mended."""
    generate(project)
    table = project.seeds / "outlets.yml"
    good = table.read_bytes() if table.exists() else None
    table.write_text("- {id: thieu-ngoac\n", encoding="utf-8")
    server = serve(project)
    assert "outlets.yml" in server.text()
    assert "NATO" in server.page("bai-viet/")

    (project.seeds / "ha-lan.txt").write_text(SEED, encoding="utf-8")
    server.wait(lambda: server.builds() == 2)
    server.settle()
    assert "Hà Lan" not in server.page("bai-viet/")

    table.unlink() if good is None else table.write_bytes(good)
    server.wait(lambda: "Hà Lan gửi thêm máy phát điện" in server.page("bai-viet/"))
