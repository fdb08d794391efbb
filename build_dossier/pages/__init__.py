"""From the dossier to the files of docs/: pure, one module per kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from build_dossier.model import Dossier, Page
from build_dossier.pages.actors import actor_indexes, actor_pages, office_pages
from build_dossier.pages.articles import article_index, article_pages
from build_dossier.pages.calendars import calendars
from build_dossier.pages.citing import citations_file
from build_dossier.pages.data import data_files
from build_dossier.pages.feeds import feeds
from build_dossier.pages.home import home
from build_dossier.pages.network import network
from build_dossier.pages.outlets import outlet_index, outlet_pages
from build_dossier.pages.quality import quality
from build_dossier.pages.quotes_csv import quotes_file
from build_dossier.pages.search import names_data, search_page
from build_dossier.pages.sharing import llms_file, sharing_card
from build_dossier.pages.statement_lists import statement_pages
from build_dossier.pages.timeline import timeline
from build_dossier.pages.topics import topic_pages

# In this order they are written; a new kind of page is a function and a line here.
MAKERS: tuple[Callable[[Dossier], Iterable[Page]], ...] = (
    home,
    article_index,
    article_pages,
    actor_indexes,
    actor_pages,
    office_pages,
    topic_pages,
    outlet_index,
    outlet_pages,
    timeline,
    calendars,
    network,
    statement_pages,
    quality,
    search_page,
    citations_file,
    names_data,
    feeds,
    llms_file,
    sharing_card,
    data_files,
    quotes_file,
)


def make_pages(dossier: Dossier) -> tuple[Page, ...]:
    """All pages and data files of the dossier."""
    return tuple(page for maker in MAKERS for page in maker(dossier))
