"""Which days the words for a day mean: seen from the day of the article, from the day told before, or as they stand."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from build_dossier.fold import fold
from build_dossier.model import Day, Entry, Span, Step, Tense
from build_dossier.resolve.calendar import OFFSETS, Moment
from build_dossier.resolve.compared import month_before, same_period
from build_dossier.resolve.feasts import feast_of
from build_dossier.resolve.relative import Meaning, counted, months, part_of_month, relative, way
from build_dossier.resolve.untold import is_measure, is_same_period, tells_nothing
from build_dossier.resolve.years import date_of
from build_dossier.sentences import sentence_bounds
from build_dossier.tense import BORN, is_deadline

# A page without its day of publication may be some days younger than its news: what would then be another day is not known.
_SLACK = dt.timedelta(7)
_OF_BEFORE = re.compile(r"(?:đó|ấy|cùng \w+|hôm sau|hôm trước|cuối ngày)$|^(?:sau|trước|cách) đó")
_COARSE = re.compile(r"(?<!\w)(?:tháng|năm)(?!\w)")
# How many days behind and before its article a day without a year may lie: a year in all, so that one year fits.
# Where two fit, it is the year of the article: the press leaves out that one, and writes the year of what lies further back.
_REACH = {"past": (183, 60), "background": (183, 182), "future": (60, 305), "quoted": (183, 182)}
_FEASTS = ((1, 1), (12, 24), (12, 25))  # by name they are the nearest
_WHOLE_YEAR = 305  # days ahead that only a plan reaches
_OVER = (240, 0)  # what these words tell is over
_BACK = re.compile(
    rf"(?<!\w)(?:(?:{BORN}|khi đó|lúc đó|lúc bấy giờ|trước đó|trước đây|trước kia|thành lập|ra đời|nhậm chức|nhận chức"
    r"|phát động|bùng phát|bùng nổ|nổ ra|đã)(?!\w)[^.;]{0,60}|hồi (?:\w+ ){0,3})$"
)
_NEAR = 100  # characters in front of a day in which such words stand
_LATEST = re.compile(r"(?<!\w)(?:gần (?:đây )?nhất|mới nhất|mới đây|gần đây)(?!\w)", re.IGNORECASE)  # back at the article's own time
_PROMISED = re.compile(r"(?<!\w)(?:sẽ|phải|hứa|cam kết|bảo đảm|đảm bảo)(?!\w)[^.?!]*$", re.IGNORECASE)
_WILL = ("sẽ", "sắp", "dự kiến")
_SIGNS = re.compile(
    r"(?<!\w)(?:(?P<coming>sẽ|sắp|dự kiến|khuyên|hẹn|hứa|chờ|đề nghị|đề xuất|kiến nghị|tới đây|sắp tới"
    r"|trước (?:cuộc|kỳ|khi|thềm|hội nghị|đại hội|phiên|lễ|ngày|hạn|thời hạn))"
    r"|đã|vừa|từng|hồi|năm ngoái|trước đó)(?!\w)",
    re.IGNORECASE,
)
_OF_BIRTH = re.compile(r"(?<!\w)(?:SN|sinh)(?: (?:năm|ngày|tháng))?\W{1,3}[\d/.-]+$", re.IGNORECASE)  # nothing else is of that year
_SINCE = re.compile(r"(?<!\w)(?:kể )?từ $", re.IGNORECASE)
_TELLS_YEAR = ("năm", "quý", "tháng", "ngày", "đầu", "giữa", "cuối", "hồi", *"0123456789")  # not "mùa giải 2020"
_THIS_YEAR = ("năm nay", "năm ngoái", "năm qua", "năm trước")  # the story is back at the article's own time
_COMING = re.compile(r"\s+(?:sắp )?tới(?! \d)(?!\w)")
_JUST_OVER = re.compile(r"\s+vừa (?:qua|rồi)(?!\w)")
_MONTH = dt.timedelta(31)  # what lasts longer is no occasion that the story goes on from
_FRESH = 10  # days between the article and the day that "cùng ngày" of a later paragraph may mean
_UP_TO_NOW = re.compile(r"\s+(?:cho )?(?:đến|tới) (?:nay|giờ|hiện nay)(?!\w)")
_WITHIN = re.compile(r"(?<!\w)(?:ngay )?trong $", re.IGNORECASE)
_EVE = re.compile(r"(?:một|1) ngày trước$")
_BESIDE = re.compile(rf"(?<!\w)({'|'.join(sorted(OFFSETS, key=len, reverse=True))})\W{{1,3}}(?:ngày )?$", re.IGNORECASE)
_GIVEN = re.compile(r"[\s,(]{1,3}(?:ngày )?(\d)")  # "hôm nay 28/11", "hôm nay (28/11)": the figure tells the day
_BESIDE_LENGTH = 30  # "rạng sáng nay, ngày "
# "Từ tháng 1/2022 đến khi bị bắt hôm 2/2": seen from now, not from that year.
_RECENT = re.compile(r"(?<!\w)(?:đến|tới)(?: \w+){0,5} hôm (?:ngày )?$")
_UNTIL = re.compile(r"(?<!tính )(?<!\w)(?:đến|tới) (?:hết )?$")
_BEFORE_IT = re.compile(
    r"(?<!\w)(?:(?:trước khi|trước thềm|chờ|chậm nhất|muộn nhất|hạn chót)(?!\w)"
    r"|(?:trước|(?:hoạt động|áp dụng|hiệu lực|thực hiện|triển khai) từ) (?:ngày )?$)"
)  # what has an end to come is not over
_HALF_YEAR = 6
_SOON = 3  # months: "cách ly đến đầu tháng 3", told in February, is about to come
_FROM_NOW = re.compile(r"(?<!\w)từ nay (?:đến|tới)(?: hết)?(?: ngày)? $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The first and the last day on which the article can have been written."""

    since: dt.date
    until: dt.date
    steps: tuple[Step, ...]


def moments(entry: Entry) -> Iterator[Moment]:
    """The days of an article whose date is known, in reading order. Words that leave it open give nothing: no day is guessed. Once the
    statements are known, "hôm nay" in one of them is the day on which it was said."""
    anchor = _anchor(entry)
    lines = {line.n: line.text for line in entry.article.draft.kept}
    beside = {line.n for line in entry.article.draft.kept if line.kind in ("subhead", "caption")}  # no part of the story's course
    order = {line.n: at for at, line in enumerate(entry.article.draft.kept)}
    story = dict(zip(lines, accumulate(n not in beside for n in lines), strict=True))
    dated = {(d.span.n, d.span.start) for d in entry.article.days if d.form in ("dm", "dmy")}
    before: Moment | None = None  # the day told last: "ba ngày sau đó" counts from it
    news: Moment | None = None  # the day told last as news: "cùng ngày" never means one of the background
    lede: Moment | None = None  # the day told first as news
    lately: Moment | None = None  # the day, month or year told last: "năm đó" is the year of a month, too
    year: Day | None = None  # the year told last in this line
    for day in sorted(entry.article.days, key=lambda d: (order[d.span.n], d.span.start)):
        text = lines[day.span.n]
        if year is not None and year.span.n != day.span.n:
            year = None
        if day.relative in _THIS_YEAR:
            year = None
        given = _GIVEN.match(text, day.span.end) if day.relative in OFFSETS else None
        if tells_nothing(day, text) or (given and (day.span.n, given.start(1)) in dated):
            continue
        if is_measure(day, text):
            same = is_same_period(day, text)
            aside = same_period(day, lately) if same else month_before(day, lately) or _moment(day, anchor, lately, None, text)
            if aside:
                yield replace(aside, aside=True)
            continue
        spoken = _spoken(entry, day)
        if spoken:
            yield spoken
            continue
        told = before if before and before.day.span.n == day.span.n and not (day.relative or "").startswith("cùng") else news
        if lately and lately.day.span.n == day.span.n and _COARSE.search(day.relative or ""):
            told = lately
        if day.relative == "cùng ngày" and text.startswith(" với", day.span.end):
            told = before
        elif day.relative == "cùng ngày" and told and lede and story[day.span.n] - story[told.day.span.n] > 1:
            if told.precision == "day" and anchor and (anchor.since - told.when[1]).days > _FRESH and told.when < lede.when:
                continue  # that story's, or the article's
            told = max(told, lede, key=lambda moment: (moment.precision == "day", moment.when[1]))  # some paragraphs on: the latest news
        stale = told and anchor and told.day.span.n != day.span.n and abs((anchor.since - told.when[1]).days) > _FRESH
        if stale and (day.relative or "").startswith("cùng"):
            continue
        found = _moment(day, anchor, told, year, text)
        if day.first[0] and day.form not in ("years", "decade", "months") and not _OF_BIRTH.search(text, 0, day.span.end):
            year = day
        if found is None:
            continue
        if day.tense != "quoted":
            lately = found
        short = found.when[1] - found.when[0] <= _MONTH
        if (found.precision == "day" or (day.form == "range" and short)) and day.tense != "quoted" and day.span.n not in beside:
            before, news = found, found if day.tense == "past" and day.form != "offset" else news
            lede = lede or news
        yield found


def _spoken(entry: Entry, day: Day) -> Moment | None:
    """ "“Hôm qua tôi mới tới đây”, bà X nói hôm 12/11"."""
    if day.tense != "quoted" or day.relative not in OFFSETS:
        return None
    quotes = (q for q in entry.quotes for s in q.spans if s.n == day.span.n and s.start <= day.span.start < s.end)
    quote = next((q for q in quotes if q.kind != "reported" and q.said_on), None)
    said = quote.said_on if quote else None
    when = relative(day.relative, dt.date.fromisoformat(said), day) if said else None
    shown = next((step.spans for step in quote.said_steps if step.spans), quote.spans)[:1] if quote else ()
    return Moment(day, *when, (Step("from-said", shown, (), said),)) if when else None


def _anchor(entry: Entry) -> _Anchor | None:
    if entry.date is None or not (entry.date_from or len(entry.date) == 10):
        return None
    since = dt.date.fromisoformat(entry.date_from or entry.date)
    until = dt.date.fromisoformat(entry.date_to or entry.date)
    spans = entry.facts["date"].spans[:1]
    exact = _today(entry, since, until) if entry.date_role != "published" else None
    if exact:
        return _Anchor(exact[0], exact[0], (Step("from-reported", (exact[1],), (), exact[0].isoformat()),))
    kind = "from-published" if entry.date_role == "published" else "from-reported"
    return _Anchor(since, until + (dt.timedelta(0) if entry.date_role == "published" else _SLACK), (Step(kind, spans, (), entry.date),))


def _today(entry: Entry, since: dt.date, until: dt.date) -> tuple[dt.date, Span] | None:
    """The day on which the article was written, as "hôm nay (10/7)" and "hôm qua, 9/7" tell it; None where they differ."""
    lines = {line.n: line.text for line in entry.article.draft.kept}
    found: dict[dt.date, Span] = {}
    for day in entry.article.days:
        words = _BESIDE.search(lines[day.span.n], max(0, day.span.start - _BESIDE_LENGTH), day.span.start)
        if not words or day.form not in ("dm", "dmy") or day.relative or day.tense == "quoted":
            continue
        date = _placed(day.first, since, (7, 7))
        if date:
            found.setdefault(date - dt.timedelta(OFFSETS[fold(words[1])]), day.span)
    (one, *others) = found.items() or [(None, None)]
    return (one[0], one[1]) if one[0] and one[1] and not others and since <= one[0] <= until + _SLACK else None


def _moment(day: Day, anchor: _Anchor | None, before: Moment | None, year: Day | None, text: str) -> Moment | None:
    if day.form == "moon":
        return _feast(day, anchor)
    stated = _stated(day)
    if stated and day.form == "y" and anchor and _UP_TO_NOW.match(text, day.span.end) and anchor.since == anchor.until:
        return Moment(day, (stated[0][0], anchor.since), "range", anchor.steps)
    if stated and day.form == "dmy" and anchor and anchor.since == anchor.until and _FROM_NOW.search(text, 0, day.span.start):
        return Moment(day, (anchor.since, stated[0][1]), "range", anchor.steps) if anchor.since < stated[0][1] else None
    if stated:
        return Moment(day, *stated)
    words = day.relative or ""
    if day.tense == "quoted" and (_OF_BEFORE.search(words) or (day.form == "offset" and words.endswith(" sau"))):
        return None  # whoever speaks counts from what the speech is about
    if day.form in ("relative", "offset") and (_OF_BEFORE.search(words) or _follows(day, text)):
        if before is not None:
            when = relative(words, before.when[0], day)
            return Moment(day, *when, (Step("from-day-before", (before.day.span,), (), before.when[0].isoformat()),)) if when else None
        return None  # the day before it is not told: it may be that of the article or the one before
    if day.tense == "quoted" and words in OFFSETS and before is not None and before.day.span.n == day.span.n:
        when = relative(words, before.when[1], day)  # whoever speaks on a day that the line tells counts from that day
        return Moment(day, *when, (Step("from-day-before", (before.day.span,), (), before.when[1].isoformat()),)) if when else None
    if day.tense == "quoted" and words in OFFSETS and before is not None and anchor and before.when[1] != anchor.until:
        return None  # the day of the speech or that of the article
    if day.tense == "quoted" and is_deadline(text, day.span.start) and _PROMISED.search(text, 0, day.span.start):
        day = replace(day, tense="future")  # "tôi hứa sẽ đóng cửa trước ngày 31-12"
    if day.tense == "quoted" and words == "năm sau" and day.form != "m":
        return None  # the year behind this one, or behind another that is spoken of
    if _COMING.match(text, day.span.end):
        day, year = replace(day, tense="future"), None  # "ngày 13/10 tới"
    if _JUST_OVER.match(text, day.span.end):
        year = None  # "ngày 15/8 vừa qua"
    if year is not None and not words:
        if _either_year(day, year, text, anchor):
            return None
        if told := _with_year(day, year, text, anchor):
            return told
    if anchor is None:
        return None
    start, _ = sentence_bounds(text, day.span.start)
    ahead = text[max(start, day.span.start - _NEAR) : day.span.start]
    over = day.tense in ("background", "past") and _BACK.search(fold(ahead)) and not _BEFORE_IT.search(ahead)
    months_ahead = (day.first[1] or 0) - anchor.since.month
    if day.form == "m" and day.tense != "future" and months_ahead > 0 and _UNTIL.search(text, start, day.span.start):
        if months_ahead > _SOON:
            return None  # what lasts until then may be over, or to come
        day = replace(day, tense="future")
    if day.form in ("m", "months") and not words and day.tense != "future" and not over:
        told_as = _told_as(day, anchor.since, text)
        if told_as is None:
            return None
        day = replace(day, tense=told_as)
    if day.relative in ("đầu năm", "đầu tháng") and _UP_TO_NOW.match(text, day.span.end):
        first = counted(anchor.since, 0, (day.relative or "").removeprefix("đầu "))
        return Moment(day, (first[0][0], anchor.since), "range", anchor.steps) if first and anchor.since == anchor.until else None
    seen = [_from(day, one, _OVER if over else _REACH[day.tense]) for one in (anchor.since, anchor.until)]
    if seen[0] and seen[0][1] == "day" and _FROM_NOW.search(text, start, day.span.start):
        seen = [((anchor.since, seen[0][0][1]), "range")] * 2 if anchor.since == anchor.until else [None, None]
    return Moment(day, *seen[0], anchor.steps) if seen[0] and seen[0] == seen[1] else None


def _feast(day: Day, anchor: _Anchor | None) -> Moment | None:
    date = feast_of(day, anchor.since if anchor else None, anchor.until if anchor else None)
    counted_from = anchor.steps if anchor and not day.first[0] else ()
    return Moment(day, (date, date), "day", counted_from) if date else None


def _told_as(day: Day, anchor: dt.date, text: str) -> Tense | None:
    """How a month that lies behind the article's is told: last year's where the words say it is over, the next where they say it is to
    come; without either nobody knows. The months before are this year's."""
    start, end = sentence_bounds(text, day.span.start)
    signs = list(_SIGNS.finditer(text, start, end))
    sign = next((found for found in reversed(signs) if found.start() < day.span.start), signs[0] if signs else None)
    if (day.last[1] or 0) <= anchor.month:  # "sẽ tăng lãi suất vào tháng 1", said in November
        coming = (
            day.tense == "quoted"
            and (day.last[1] or 0) < anchor.month
            and sign
            and sign["coming"] in _WILL
            and sign.start() < day.span.start
        )
        return "future" if coming else day.tense
    if sign:
        return "future" if sign["coming"] else day.tense
    near = (day.first[1] or 0) - anchor.month <= _SOON and _WITHIN.search(text, start, day.span.start)
    nearer_behind = (day.last[1] or 0) - anchor.month > _HALF_YEAR  # "tháng 10", said in January
    return "future" if near else day.tense if nearer_behind else None


def _follows(day: Day, text: str) -> bool:
    """ "Tuần sau, ...", "Một ngày trước, ..." that open a sentence go on from the day before it; "từ tuần sau" counts from today."""
    start, _ = sentence_bounds(text, day.span.start)
    opens = not text[start : day.span.start].strip(" \"“'")
    if opens and _EVE.match(day.relative or ""):
        return True  # of today one says "hôm qua"
    return (day.relative or "").endswith(" sau") and day.tense != "future" and (opens or day.form == "offset")


def _stated(day: Day) -> Meaning | None:
    """What stands there in full."""
    first, last = day.first, day.last
    if day.relative or not first[0] or not last[0]:
        return None
    if day.form in ("y", "years", "decade"):
        return (dt.date(first[0], 1, 1), dt.date(last[0], 12, 31)), "year" if first[0] == last[0] else "range"
    if day.form in ("my", "quarter", "months", "part"):
        span = months(first[0], first[1] or 1, 12)[0], months(last[0], 1, last[1] or 12)[1]
        return part_of_month(span, day.text) if first == last else (span, "range")
    one, other = date_of(first), date_of(last)
    return ((one, other), "day" if one == other else "range") if one and other and one <= other else None


def _with_year(day: Day, year: Day, text: str, anchor: _Anchor | None) -> Moment | None:
    """A day or month behind a year told in the same line ("Năm 2014, ... Ngày 16/3, ..."): in that year, if the same sentence
    tells it or the year opens the line's story as one that is over. A story goes forward: "tháng 11/2023 ... ngày 14/2" is the
    February behind it, where the article is younger than that."""
    start, _ = sentence_bounds(text, day.span.start)
    same = year.span.start >= start
    if day.form not in ("dm", "range", "m", "months") or _RECENT.search(text, start, day.span.start):
        return None
    other = _SINCE.search(text, 0, year.span.start) and not text.startswith(" cùng năm", day.span.end)
    if other or (not same and not year.text.lower().startswith(_TELLS_YEAR)):
        return None  # "có phần mềm từ năm 2021, nhưng máy hỏng hôm 28/6"
    told = (year.tense == "background" and year.form == "y") or _opens(text, year)
    if not same and (day.tense == "future" or _LATEST.search(text, start, day.span.start) or not told):
        return None
    number = year.last[0] or 0
    next_year = _is_earlier(day, year, text, anchor)
    stated = _stated(_in_year(day, number + next_year)) if number else None
    kind = "from-year-after" if next_year else "from-year-before"
    return Moment(day, *stated, (Step(kind, (year.span,), (), str(number + next_year)),)) if stated else None


def _either_year(day: Day, year: Day, text: str, anchor: _Anchor | None) -> bool:
    """ "Tháng 5/2022, ... tháng 4": before it, or the year after; the sentence does not say."""
    in_sentence = year.span.start >= sentence_bounds(text, day.span.start)[0]
    return in_sentence and year.form == "my" and day.form in ("dm", "m") and _is_earlier(day, year, text, anchor)


def _is_earlier(day: Day, year: Day, text: str, anchor: _Anchor | None) -> bool:
    """Whether the day stands in the calendar before the one told with its year, and the article is of a later year."""
    before = (day.first[1] or 0, day.first[2] or 31) < (year.first[1] or 0, year.first[2] or 0)
    later = anchor is not None and anchor.since.year > (year.last[0] or 0)
    return before and later and not text.startswith(" cùng năm", day.span.end)


def _opens(text: str, year: Day) -> bool:
    start, _ = sentence_bounds(text, year.span.start)
    return len(text[start : year.span.start].split()) <= 2


def _from(day: Day, anchor: dt.date, reach: tuple[int, int]) -> Meaning | None:
    """What the words mean on a certain day."""
    if day.form in ("part", "quarter"):
        return _stated(_in_year(day, anchor.year + way(day.relative or "")))
    if day.relative:
        return _of_year(day, anchor) if day.form in ("dm", "m") else relative(day.relative, anchor, day)
    if day.form == "m":
        return _month(day, anchor)
    if day.form == "months":
        return _stated(_in_year(day, _month(replace(day, first=day.last), anchor)[0][0].year))
    if day.form not in ("dm", "range"):
        return None
    last = _placed(day.last, anchor, reach)
    first = last if day.first == day.last else last and _latest(day.first, last)
    return ((first, last), "day" if first == last else "range") if first and last else None


def _of_year(day: Day, anchor: dt.date) -> Meaning | None:
    """ "24/2 năm ngoái", "tháng 6 năm nay", "tháng 3 tới", "tháng 8 vừa rồi"."""
    words = day.relative or ""
    month = counted(anchor, way(words), "tháng") if words.startswith("tháng") else None
    if month:  # "ngày 12 tháng này"
        one = month[0][0]
        date = date_of((one.year, one.month, day.first[2]))
        return ((date, date), "day") if date else None
    if not words.startswith("năm"):
        return _month(replace(day, tense="future" if words.endswith("tới") else "past"), anchor)
    return _stated(_in_year(day, anchor.year + way(words)))


def _in_year(day: Day, year: int) -> Day:
    """The same words with a year."""
    form = {"m": "my", "dm": "dmy"}.get(day.form, day.form)
    return replace(day, relative=None, form=form, first=(year, *day.first[1:]), last=(year, *day.last[1:]))


def _placed(parts: tuple[int | None, int | None, int | None], anchor: dt.date, reach: tuple[int, int]) -> dt.date | None:
    """The one day within the reach of how it is told."""
    behind, ahead = reach
    own = date_of(parts, anchor.year) if parts[1:] not in _FEASTS else None
    if own and (own <= anchor if ahead < _WHOLE_YEAR else own >= anchor - dt.timedelta(behind)):
        return own  # the press leaves out the year of the article, however long ago it is
    days = [date for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (date := date_of(parts, year))]
    fitting = [date for date in days if -behind <= (date - anchor).days <= ahead]
    return min(fitting, key=lambda date: date.year != anchor.year, default=None)


def _latest(parts: tuple[int | None, int | None, int | None], until: dt.date) -> dt.date | None:
    days = [date for year in (until.year, until.year - 1) if (date := date_of(parts, year)) and date <= until]
    return days[0] if days else None


def _month(day: Day, anchor: dt.date) -> Meaning:
    """The last month of that name when it is told as past, the next when it is to come; this month is both."""
    month = day.first[1] or 1
    later = month > anchor.month
    year = anchor.year + (0 if later else month < anchor.month) if day.tense == "future" else anchor.year - later
    return part_of_month(months(year, month, month), day.text)
