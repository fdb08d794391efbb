"""Days, values and reasons in the words of a Vietnamese newspaper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from build_dossier.lang import sentence, table

LANGUAGE = "vi"


def words() -> Any:
    """The words of the site: lang/vi/site.yml."""
    return table(LANGUAGE, "site")


def rule(name: str) -> str:
    """The sentence for a rule, a step or a reason."""
    return sentence(LANGUAGE, "rules", name)


def day(value: str | None) -> str:
    """'2024-12-03' as "3-12-2024", '2024-12' as "tháng 12-2024", nothing as "Chưa rõ ngày"."""
    if not value:
        return str(words()["day_unknown"])
    parts = [str(int(part)) for part in reversed(value[:10].split("-"))]
    return "-".join(parts) if len(parts) == 3 else f"tháng {'-'.join(parts)}" if len(parts) == 2 else f"năm {parts[0]}"


def dated(value: str) -> str:
    """'2024-12-03' as "ngày 3-12-2024"; a month or a year as `day` gives it."""
    return f"ngày {day(value)}" if len(value) >= 10 else day(value)


def moment(value: str) -> str:
    """'2024-12-03T11:19' as "Thứ ba, 3-12-2024, 11:19"; the zone as the page gave it."""
    weekday = words()["weekdays"][dt.date.fromisoformat(value[:10]).weekday()]
    time = f", {value[11:16]}" if len(value) > 10 else ""
    zone = f" (GMT{value[16]}{int(value[17:19])})" if len(value) > 16 else ""
    return f"{weekday}, {day(value)}{time}{zone}"


def cut(text: str, limit: int) -> str:
    """A text of at most `limit` characters and three dots, cut between words; a longer word is cut itself."""
    flat = " ".join(text.split())
    space = flat.rfind(" ", 1, limit + 1)
    return flat if len(flat) <= limit else flat[: space if space > 0 else limit].rstrip(" ,;:") + "…"
