"""How the press writes days, months, years and spans of them: one pattern for each form, in the order in which they are tried."""

from __future__ import annotations

_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_Y = r"(?:19|20)\d\d"
# A bare "3/4" may be a fraction, "24/7" a habit, "2-1" a score: without a year, day and month need one of these in front.
_PART = r"(?:sáng|trưa|chiều|tối|đêm)"
_HOUR = r"\d{1,2}(?:[hg:]\d{0,2}| giờ(?: \d{1,2}(?: phút)?)?)"
_CUE = (
    r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|sớm|từ|đến|tới|vào|lúc|mồng|mùng|nay|qua|và|trước|sau|giữa|phiên|mốc|nhất"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|lễ|dịp|quốc khánh|\d{1,2}[hg](?:[0-5]\d)?"
    r"|tấn công|không kích|pháo kích|tập kích|đảo chính|sự kiện"
    r"|ngày (?:(?:tổng tuyển |bầu )cử|bỏ phiếu|khai mạc|bế mạc|khai giảng|thi|thi đấu|làm việc|nghỉ|lễ|hội|diễn ra))"
)
STRICT = (
    r"(?:lễ|quốc khánh|phiên|ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|sáng sớm|nay|qua|mồng|mùng"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày (?:(?:tổng tuyển |bầu )cử|bỏ phiếu|khai mạc|thi|hội))"
)
WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_END = r"(?![\w/%]|[.,-]\d)"
_THIRD = (
    r"(?:(?:(?<!bắt )(?<!lần )(?<!tuần )(?:đầu|cuối)|giữa|thượng tuần|trung tuần|hạ tuần|nửa đầu|nửa cuối"
    r"|(?:(?:hai|ba|[23]) )?(?<!\d\d )tuần đầu(?: tiên)?(?: của)?)\s+)?"
)
# The year in words behind a day or month: "24/2 năm ngoái".
_OF_YEAR = r"(?:\s+(?P<of>năm (?:nay|này|ngoái|trước|tới|sau)))?"
_STOPS = r"\s*(?:[,.;:)”\"]|$)"
# Months in words stand with a capital ("tháng Ba"): "tháng ba" may be anything.
_MONTH = r"(?P<mw>(?-i:Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười hai|Mười một|Mười Hai|Mười Một|Mười))"
# "Tháng Giêng" is January where a year, or a weekday and a number stand beside it; alone it may be the moon's month.
_JANUARY = _MONTH[:-2] + "|[Gg]iêng))"
_OF_WEEK = r"(?: (?:tuần (?:này|qua|trước|rồi|tới|sau)|vừa qua|vừa rồi|tới|này))"
_ONES = r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín)"
_COUNT = rf"(?:\d{{1,3}}|{_ONES} (?:mươi|chục)(?: {_ONES})?|mười(?: {_ONES})?|{_ONES})"
_UNITS = r"(?:đồng|người|hộ|tỷ|tỉ|triệu|m|km|ha|tấn|usd|euro|chiếc|con|căn|em|cán bộ|lượt)(?!\w)"
# Feasts with one day of the sun's year; of a holiday around them the words do not say the days.
_FEAST = r"(?<!nghỉ )(?<!dịp )(?<!kỳ )(?P<feast>tết dương lịch|(?:ngày|đêm) (?:giáng sinh|noel|nô-en))"
_HELD = r"(?:bầu cử(?: tổng thống)?|olympic|world cup|euro|sea games|asiad)"  # held in one year: "bầu cử 2016"
_CYCLE = r"(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) [^\W\d_]+"  # the year's name: "năm Bính Tý 1996"
_TO = r"(?:từ|trước|sau|đến|tới|đúng|vào)"  # in front of a feast: its day, not the holiday around it
_MOON_YEAR = rf"(?:\s+(?:(?:năm )?(?P<y>{_Y})|(?P<of>(?-i:{_CYCLE})|năm (?:nay|này|ngoái|trước|tới|sau))))?"
_TET = r"(?-i:Tết)(?:\s+(?:nguyên đán|cổ truyền|âm lịch|ta))?(?!\s+(?:dương|trung thu|đoan|độc lập|thiếu nhi|hàn|trồng|thanh|tây))"
_AND = r"(?P<and>,|và)"  # two days and nothing between them

# In this order; what one pattern has read, the next ones leave alone.
FORMS: tuple[tuple[str, str], ...] = (
    # mùng 4 Tết Giáp Thìn, rằm tháng Giêng, sau Tết Nguyên đán 2024, trước Trung thu
    ("moon", rf"(?<!\w)(?:mùng|mồng) (?P<d>[1-9]|1\d) (?:tháng giêng|{_TET}){_MOON_YEAR}(?!\w)"),
    ("moon", rf"(?<!\w)(?:(?P<full>rằm)|(?:mùng|mồng) (?P<d>[1-9]|1\d)) tháng giêng{_MOON_YEAR}(?!\w)"),
    ("moon", rf"(?<!\w){_TO} (?P<at>{_TET}{_MOON_YEAR})(?!\w)"),
    ("moon", rf"(?<!\w)(?P<autumn>rằm tháng (?:8|tám)){_MOON_YEAR}(?!\w)"),
    ("moon", rf"(?<!\w)(?:{_TO}|đêm|tối) (?P<at>(?P<autumn>(?:tết )?(?-i:Trung [Tt]hu)){_MOON_YEAR})(?!\w)"),
    # từ ngày 28/11/2023 đến ngày 2/12/2023
    (
        "range",
        rf"(?<=từ )(?:ngày )?(?P<d>{_D})(?P<s>[/.-])(?P<m1>{_M})(?P=s)(?P<y1>{_Y}) (?:đến|tới) (?:hết )?(?:ngày )?"
        rf"(?P<d2>{_D})(?P=s)(?P<m>{_M})(?P=s)(?P<y>{_Y})(?![\w/])",
    ),
    # 28/11/2023 - 2/12/2023
    (
        "range",
        rf"(?<![\w/.-])(?P<d>{_D})(?P<s>[/.])(?P<m1>{_M})(?P=s)(?P<y1>{_Y})\s?[-–]\s?(?P<d2>{_D})(?P=s)(?P<m>{_M})(?P=s)(?P<y>{_Y})(?![\w/])",
    ),
    # ngày 3 và 4/2/2017
    (
        "range",
        rf"(?:(?<=ngày )|(?<=từ ))(?P<d>{_D})\s?(?:-|–|{_AND}|đến|tới)\s?(?:ngày )?(?P<d2>{_D})(?P<s>[/.-])(?P<m>{_M})(?P=s)(?P<y>{_Y})"
        r"(?![\w/])",
    ),
    # từ 30/7 đến 2/8, từ ngày 30/7 đến ngày 2/8/2023
    (
        "range",
        rf"(?<=từ )(?:(?:{_PART}|rạng sáng|ngày|{_HOUR}) )*(?P<d>{_D})(?P<s>[/.-])(?P<m1>{_M}) (?:đến|tới) (?:hết )?"
        rf"(?:(?:{_PART}|ngày|{_HOUR}) )*"
        rf"(?P<d2>{_D})(?P=s)(?P<m>{_M})(?:(?P=s)(?P<y>{_Y}))?{_END}",
    ),
    # đêm 5 rạng sáng 6/3
    (
        "range",
        rf"(?:(?<=đêm )|(?<=tối )|(?<=khuya ))(?:ngày )?(?P<d>{_D}),? (?:và )?rạng sáng (?:ngày )?(?P<d2>{_D})"
        rf"(?P<s>[/.-])(?P<m>{_M})(?:(?P=s)(?P<y>{_Y}))?{_END}",
    ),
    # 31/07/2023, 3-12-2024, 30.7.2023, with a weekday in front or behind
    ("dmy", rf"(?<![\w/.-])(?P<d>{_D})\s?(?P<s>[/.-])\s?(?P<m>{_M})\s?(?P=s)\s?(?P<y>{_Y})(?![\w/])"),
    ("dmy", rf"(?<![\w/.-])(?P<y>{_Y})-(?P<m>0\d|1[0-2])-(?P<d>[0-3]\d)(?!\d)"),
    # từ ngày 5 đến 7 tháng 3 năm 2024, ngày 5-7 tháng 3
    (
        "range",
        rf"(?:(?<=ngày )|(?<=từ ))(?P<d>{_D})\s?(?:-|–|{_AND}|đến|tới)\s?(?:hết )?(?:ngày )?(?P<d2>{_D})\s+tháng\s+(?P<m>{_M})"
        rf"(?:\s*(?:năm|,|/)\s*(?P<y>{_Y}))?(?![\w/-])",
    ),
    # ngày 28 tháng 11 năm 2023; 3 tháng 12, 2024
    ("dmy", rf"(?<!\w)(?P<d>{_D})\s+tháng\s+(?P<m>{_M})\s*(?:năm|,)?\s*(?P<y>{_Y})(?!\w)"),
    # từ đêm 23 đến ngày 24-12
    (
        "range",
        rf"(?<=từ )(?:{_PART}|rạng sáng) (?:ngày )?(?P<d>{_D}) (?:đến|tới) (?:hết )?(?:(?:{_PART}|rạng sáng|ngày) )?(?:ngày )?"
        rf"(?P<d2>{_D})(?P<s>[/.-])(?P<m>{_M})(?:(?P=s)(?P<y>{_Y}))?{_END}",
    ),
    # nghỉ lễ 30.4 - 1.5, ngày 30/7-2/8
    (
        "range",
        rf"(?:(?<=ngày )|(?<=lễ )|(?<=từ )|(?<=dịp )|(?<=\())(?P<d>{_D})(?P<s>[/.])(?P<m1>{_M})\s?[-–]\s?"
        rf"(?P<d2>{_D})(?P=s)(?P<m>{_M})(?:(?P=s)(?P<y>{_Y}))?{_END}",
    ),
    # hai ngày 30/9 và 1/10
    ("range", rf"(?<=hai ngày )(?P<d>{_D})(?P<s>[/.-])(?P<m1>{_M}) và (?P<d2>{_D})(?P=s)(?P<m>{_M})(?:(?P=s)(?P<y>{_Y}))?{_END}"),
    # từ ngày 3 đến ngày 5/12
    ("range", rf"(?<=từ ngày )(?P<d>{_D}) (?:đến|tới) (?:hết )?ngày (?P<d2>{_D})/(?P<m>{_M})(?:/(?P<y>{_Y}))?{_END}"),
    # các ngày 5, 6 và 7/3
    (
        "range",
        rf"(?<=ngày )(?P<d>{_D})(?P<list>(?:,\s?{_D})+)\s?(?:,|và)\s?(?P<d2>{_D})(?P<s>[/.-])(?P<m>{_M})(?:(?P=s)(?P<y>{_Y}))?{_END}",
    ),
    # ngày 5-6.8, 7 và 8-7, 12, 13/7, từ 5 đến 7/8, 11 - 16/1
    (
        "range",
        rf"(?<!\w)(?:(?<=ngày )|(?<=từ )|(?<=trong )|(?<=đêm )|(?<=sáng )|(?<=chiều )|(?<=tối )|(?<=\())"
        rf"(?P<d>{_D})\s?(?:-|–|{_AND}|đến|tới)\s?"
        rf"(?P<d2>{_D})(?P<s>[/.-])(?P<m>{_M})(?:(?P=s)(?P<y>{_Y}))?{_END}",
    ),
    ("dm", rf"(?<!\w)(?:{_CUE}[,]?|\()\s*\(?(?P<at>(?P<d>{_D})/(?P<m>{_M})){_END}{_OF_YEAR}"),
    # tới 31-12, Ngày Quốc tế Phụ nữ 8/3
    ("dm", rf"(?<!\w)(?:từ|đến|tới|trước|sau)\s+(?P<at>(?P<d>1[3-9]|2\d|3[01])-(?P<m>{_M})){_END}"),
    ("dm", rf"(?<!\w)(?-i:[Nn]gày [A-ZĐ]\w*)(?: [^\W\d]+){{1,5}} \(?(?P<at>(?P<d>{_D})[/.-](?P<m>{_M})){_END}"),
    ("dm", rf"(?<!\w)(?:{STRICT}|\()\s*\(?(?P<at>(?P<d>{_D})[-.](?P<m>{_M})){_END}{_OF_YEAR}"),
    ("dm", rf"(?<!\w)(?:ngày|hôm|sáng|chiều|tối|đêm)\s+(?P<at>(?P<d>{_D})\s+tháng\s+(?P<m>{_M})){_OF_YEAR}(?!\w)"),
    # Thứ Năm, 9 Tháng Giêng; thứ Ba 4 tháng 3
    ("dm", rf"(?<!\w){WEEKDAY},?\s+(?:ngày\s+)?(?P<at>(?P<d>{_D})\s+tháng\s+(?P<m>{_M})){_OF_YEAR}(?!\w|\s*(?:,|/|năm)\s*{_Y})"),
    ("dm", rf"(?<!\w){WEEKDAY},?\s+(?:ngày\s+)?(?P<at>(?P<d>{_D})\s+tháng\s+{_JANUARY}){_OF_YEAR}(?!\w|\s*(?:,|/|năm)?\s*{_Y})"),
    # ngày 12 tháng này
    ("dm", rf"(?<!\w)(?:ngày|hôm|sáng|chiều|tối|đêm)\s+(?P<at>(?P<d>{_D})\s+(?P<of>tháng (?:này|trước|tới|sau)))(?!\w)"),
    # từ tháng 6-2020 đến tháng 1-2021, từ tháng 3 đến tháng 5
    (
        "months",
        rf"(?<=từ )(?:(?:đầu|giữa|cuối) )?tháng (?P<m1>{_M})(?:(?:\s?[/.-]\s?|\s+năm\s+)(?P<y1>{_Y}))? (?:đến|tới) (?:hết )?"
        rf"(?:(?:đầu|giữa|cuối) )?"
        rf"tháng (?P<m>{_M})(?:(?:\s?[/.-]\s?|\s+năm\s+)(?P<y>{_Y}))?(?!\w|[/.,-]\d)",
    ),
    # từ tháng Hai đến tháng Chín
    (
        "months",
        rf"(?<=từ )tháng {_MONTH.replace('mw', 'mw1')}(?:\s+năm\s+(?P<y1>{_Y}))? (?:đến|tới) (?:hết )?tháng {_MONTH}"
        rf"(?:\s+năm\s+(?P<y>{_Y}))?(?!\w)",
    ),
    # tháng 3-5/2024, tháng 7 và 8
    ("months", rf"(?<!\w)tháng (?P<m1>{_M})\s?(?:-|–|và)\s?(?:tháng )?(?P<m>{_M})(?:\s?(?:/|\s+năm\s+)(?P<y>{_Y}))?(?!\w|[/.,-]\d)"),
    # mùa hè năm ngoái, hè 2017, mùa thu 2022; of the others one cannot tell where they begin, or in which year
    (
        "part",
        r"(?<!\w)(?<!vụ )(?<!vỉa )(?:mùa )?(?P<season>hè|(?<=mùa )thu)\s+"
        rf"(?:(?:năm )?(?P<y>{_Y})|(?P<of>năm (?:nay|này|ngoái|trước|tới|sau)|này))(?!\w)",
    ),
    # tháng 2.2022, tháng 1/2024, tháng 6 năm 2023
    ("my", rf"(?<!\w){_THIRD}tháng\s+(?P<m>{_M})(?:\s?(?:[/.-]|\s+năm\s+|,\s*)\s?|\s)(?P<y>{_Y})(?!\w)"),
    # ngày 5 tháng Ba năm 2022, tháng Mười hai
    ("dmy", rf"(?<!\w)(?P<d>{_D})\s+tháng\s+{_JANUARY}\s*(?:năm|,|/)?\s*(?P<y>{_Y})(?!\w)"),
    ("dm", rf"(?<!\w)(?:ngày|hôm|sáng|chiều|tối|đêm)\s+(?P<at>(?P<d>{_D})\s+tháng\s+{_MONTH}){_OF_YEAR}(?!\w)"),
    ("my", rf"(?<!\w){_THIRD}tháng\s+{_JANUARY}(?:\s?(?:/|năm\s+|,\s*)\s?|\s)(?P<y>{_Y})(?!\w)"),
    ("m", rf"(?<!\w)(?<!\d ){_THIRD}tháng\s+{_MONTH}\s+(?P<of>(?:sắp )?tới|vừa (?:rồi|qua))(?!\w)"),
    ("m", rf"(?<!\w)(?<!\d ){_THIRD}tháng\s+{_MONTH}{_OF_YEAR}(?!\w)"),
    # 9 tháng đầu năm 2023, 6 tháng cuối năm nay, nửa đầu năm
    (
        "part",
        rf"(?<!\w)(?:(?P<k>\d{{1,2}}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng|nửa) (?P<half>đầu|cuối) năm"
        rf"(?:\s+(?:(?P<y>{_Y})|(?P<of>nay|này|ngoái|trước|tới|sau)))?(?!\w)",
    ),
    # quý I/2024, quý 3 năm 2023
    ("quarter", rf"(?<!\w)quý\s+(?P<q>III|II|IV|I|[1-4])(?:(?:\s*[/.-]\s*|,?\s+năm\s+)(?P<y>{_Y}))?{_OF_YEAR}(?![\w/])"),
    # giai đoạn 2021-2025, từ năm 2014 đến năm 2022
    # (cuối) những năm 1980
    ("decade", rf"(?<!\w)(?:(?:đầu|giữa|cuối)\s+)?(?:những|thập niên|thập kỷ)\s+(?:năm\s+)?(?P<y>{_Y[:-4]}\d0)(?!\w)"),
    (
        "years",
        r"(?<!\w)(?:giai đoạn|thời kỳ|trong các năm|hai năm|các năm|những năm|nhiệm kỳ|niên khóa|niên khoá|niên vụ|khóa)\s+"
        rf"(?P<y1>{_Y})\s?(?:-|–|đến|và)\s?(?P<y>{_Y})(?![\w/-])",
    ),
    # năm học 2024-2025, mùa giải 2024/25
    ("years", rf"(?<!\w)(?:năm học|mùa giải|mùa bóng|mùa|vụ)\s+(?P<y1>{_Y})\s?[-–/]\s?(?P<y>{_Y}|\d\d)(?![\w/-])"),
    ("years", rf"(?<!\w)năm\s+(?P<y1>{_Y})\s?(?:-|–|(?P<next>và))\s?(?:năm\s+)?(?P<y>{_Y})(?![\w/-])"),
    ("part", rf"(?<!\w)(?P<k>\d{{1,2}}|ba|sáu|chín) tháng(?: của)? năm (?P<y>{_Y})(?![\w/-])"),
    (
        "years",
        rf"(?<!\w)từ (?:(?:đầu|giữa|cuối) )?năm\s+(?P<y1>{_Y})\s+"
        rf"(?:đến|tới)\s+(?:hết |(?:đầu|giữa|cuối) )?(?:năm\s+)?(?P<y>{_Y})(?![\w/-])",
    ),
    ("m", rf"(?<!\w)(?<!\d ){_THIRD}tháng\s+(?P<m>{_M}){_OF_YEAR}(?!\w|[/.,-]\d|\s+(?:âm lịch|tuổi|rưỡi|tới|qua|vừa (?:rồi|qua)))"),
    ("m", rf"(?<!\w){_THIRD}tháng\s+(?P<m>{_M})\s+(?P<of>(?:sắp )?tới|vừa (?:rồi|qua))(?!\w|\s+(?:\d|tháng|ngày|cuối|đầu|giữa|hết|nay))"),
    ("y", rf"(?<!\w)(?P<at>(?:(?P<part>đầu|giữa|cuối)\s+)?năm\s+(?:{_CYCLE} )?(?P<y>1[0-8]\d\d|{_Y}))(?![\w/-])"),
    # hồi 2014, cuối 2023; mùa giải 2022
    (
        "y",
        rf"(?<!\w)(?P<at>(?:(?P<part>đầu|giữa|cuối)|hồi|mùa(?: giải)?|{_HELD}|SN)\s+(?P<y>{_Y}))"
        rf"(?=\s*(?:[,;:)”\"]|[.!?](?!\d)|$)|\s(?!\d|[-–]|{_UNITS}))",
    ),
    # Tết Dương lịch 2024, đêm Giáng sinh
    ("dmy", rf"(?<!\w)(?P<at>{_FEAST}\s+(?:năm\s+)?(?P<y>{_Y}))(?![\w/-])"),
    ("dm", rf"(?<!\w)(?P<at>{_FEAST}){_OF_YEAR}(?!\w)"),
    ("dm", rf"(?<!\w){_TO} (?P<at>(?P<feast>giáng sinh|noel)){_OF_YEAR}(?!\w)"),
    # thứ ba tuần trước, hôm chủ nhật; without one of these words "thứ hai" is the second
    (
        "weekday",
        rf"(?<!\w)(?:(?P<at>{WEEKDAY}{_OF_WEEK})"
        rf"|(?:hôm|ngày|vào|từ|phiên|sáng|trưa|chiều|tối|đêm|rạng sáng) (?P<at2>{WEEKDAY}{_OF_WEEK}?))"
        r"(?!\w)(?! liên tiếp)(?!\s*[,(]?\s*(?:ngày\s*)?\d)",
    ),
    # 3 ngày sau đó, cách đây hai tuần; "hai ngày trước cuộc bầu cử" counts from the election, "hơn 3 năm trước" is vague
    (
        "offset",
        r"(?<!\w)(?<!hơn )(?<!đầy )(?<!gần )(?<!khoảng )(?<!chừng )(?<!vài )"
        rf"(?:(?:cách đây|cách nay|trước đây|cách đó|sau đó|trước đó) (?:đúng )?{_COUNT}"
        r" (?:ngày|hôm|tuần|tháng|năm)"
        rf"|{_COUNT} (?:ngày|hôm|tuần|tháng|năm) (?:trước đó|sau đó|trước đây|(?:trước|sau|nữa)(?={_STOPS}|\s+(?:tại|ở|trong)\s))"
        r")(?!\w)",
    ),
    (
        "relative",
        rf"(?<!\w)(?:(?:ngày )?hôm (?:sau|đó|ấy)|{_PART} (?:hôm )?(?:đó|ấy)|{_PART} hôm (?:sau|trước)"
        rf"|ngày hôm trước|cùng (?:hôm|tháng|năm)(?={_STOPS}| (?:đó|tại|ở))"
        r"|(?:tháng|năm|(?:(?:đầu|cuối) )?tuần) (?:đó|ấy|trước đó|sau đó))(?!\w)",
    ),
    (
        "relative",
        rf"(?<!\w)(?:hôm qua|hôm nay|hôm kia|ngày mai|ngày kia|cùng ngày|cuối ngày(?={_STOPS})"
        r"|(?:(?:rạng |mờ )?sáng(?: sớm)?|trưa|chiều(?: tối)?|tối|đêm|khuya) (?:nay|qua|mai)|sớm nay"
        r"|ngay trong tuần(?! (?:này|nay|qua|trước|tới|sau|thứ|đầu|cuối|lễ|làm|\d))"
        r"|trong tuần(?= (?:(?:cũng|đã|vừa) )*(?:cho biết|cho hay|nói|tuyên bố|khẳng định|thông báo|xác nhận|cảnh báo)(?!\w))"
        r"|(?:hồi )?(?:đầu|giữa|cuối) (?:tuần|tháng|năm)(?! (?:sau|tới)\b)(?: (?:này|nay|qua|trước|ngoái|vừa rồi|vừa qua))?"
        r"|(?-i:Tuần|Tháng) rồi|(?:đầu|giữa|cuối) tháng (?:sau|tới)|(?:tuần|tháng|năm) (?:này|nay|qua|trước|ngoái|tới|sau))(?!\w)",
    ),
)  # fmt: skip
