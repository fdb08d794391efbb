"""One page of every kind that the dossier has, found by what its sections link to."""

from __future__ import annotations

import re
import urllib.request

WITH_ENTRIES = ("bai-viet/", "nhan-vat/", "chuc-vu/", "to-chuc/", "quoc-gia/", "chu-de/", "nguon/")
SECTIONS = (*WITH_ENTRIES, "dong-thoi-gian/", "phat-ngon/", "mang-luoi/", "chat-luong/", "tra-cuu/", "gioi-thieu/")


def one_of_each(address: str) -> dict[str, str]:
    """Addresses below the root by kind: the front page, every section, the first entry of each, and the missing page."""
    kinds = {"home": "", "missing": "404.html", **{section: section for section in SECTIONS}}
    for section in WITH_ENTRIES:
        with urllib.request.urlopen(address + section) as answer:
            main = answer.read().decode().split("<main")[1]
        found = re.search(r'href="\./([a-z0-9-]+/)"|href="\.\./' + section + r'([a-z0-9-]+/)"', main)
        assert found, section
        kinds[f"one of {section}"] = section + (found[1] or found[2])
    return kinds


def articles(address: str) -> list[str]:
    """The addresses of all articles below the root, as their list links to them."""
    with urllib.request.urlopen(address + "bai-viet/") as answer:
        return sorted(set(re.findall(r'"\.\./(bai-viet/[a-z0-9-]+/)"', answer.read().decode())))
