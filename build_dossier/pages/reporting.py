"""Báo lỗi: where readers tell the editor of a mistake, with the page's address filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from build_dossier.model import Entry
from build_dossier.pages.cards import headline
from build_dossier.pages.wording import words

_MAIL = re.compile(r"(?:mailto:)?([^\s<>\"'@?&:/]+@[^\s<>\"'@?&:/]+)")
PLACE = "{address}"  # in an https contact: where the page's address goes


def report_link(entry: Entry, about: Mapping[str, Any]) -> str | None:
    """The link of "Báo lỗi" for an article: a letter to the editor, or his https form; None if the dossier names no contact."""
    contact = str(about.get("contact") or "")
    address = (about.get("site_url") or "").rstrip("/") + "/" + entry.address
    mail = _MAIL.fullmatch(contact)
    if mail:
        subject = words()["report_subject"].format(title=headline(entry))
        return f"mailto:{quote(mail[1], safe='@')}?subject={quote(subject)}&body={quote(address)}"
    if not contact.startswith("https://"):
        return None
    if PLACE in contact:
        return contact.replace(PLACE, quote(address, safe=""))
    return f"{contact}{'&' if '?' in contact else '?'}trang={quote(address, safe='')}"
