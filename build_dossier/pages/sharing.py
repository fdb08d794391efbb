"""What other programs read of the dossier: the card that networks show beside a link, and llms.txt."""

from __future__ import annotations

from collections.abc import Iterator

from build_dossier.drawing import card
from build_dossier.model import Dossier, Page
from build_dossier.pages.cards import cards
from build_dossier.pages.rendering import rendered
from build_dossier.pages.wording import day, words

CARD = "data/card.png"
_LISTED = 200  # articles in llms.txt: what fits a reader's attention; the data file has all


def sharing_card(dossier: Dossier) -> Iterator[Page]:
    """data/card.png. Without the site's address there is none: networks ask for a full one."""
    if dossier.about["site_url"]:
        yield Page(CARD, "", card(dossier.about["title"], dossier.about["description"], figures(dossier)))


def llms_file(dossier: Dossier) -> Iterator[Page]:
    """llms.txt: what the dossier is and where everything stands, as Markdown."""
    listed = cards(dossier)
    text = rendered(
        "llms.txt.j2",
        about=dossier.about,
        base=dossier.about["site_url"] or "",
        figures=figures(dossier),
        articles=listed[:_LISTED],
        more=len(listed) > _LISTED,
    )
    yield Page("llms.txt", text)


def feed_of(dossier: Dossier, path: str) -> dict[str, str]:
    """What a page's front matter says of its feed: nothing where there is none."""
    return {"feed": path} if dossier.about["site_url"] else {}


def figures(dossier: Dossier) -> str:
    """ "6 bài viết · 5 nguồn tin · từ 31-7-2023 đến 14-3-2025" """
    outlets = len({entry.facts["source"].value for entry in dossier.entries} - {None})
    told = str(words()["figures"].format(articles=len(dossier.entries), outlets=outlets))
    days = sorted(entry.date for entry in dossier.entries if entry.date)
    return f"{told} · {words()['period'].format(first=day(days[0]), last=day(days[-1]))}" if days else told
