"""Names of organizations: how far they reach, and what is none. All people and firms are invented."""

from __future__ import annotations

import pytest

from tests.naming import bodies, people, told

# ---- bodies ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "UBND xã Cồn Sậy",
        "Bộ Quốc phòng Mỹ",
        "Bộ Văn hóa, Thể thao và Du lịch",
        "Tổ chức Giáo dục, khoa học và văn hóa Bắc Hải",
        "Bộ Lao động - Thương binh và Xã hội",
        "Cục Kiểm ngư",
        "Đội Quản lý thị trường số 6",
        "Công an phường Bến Sậy",
        "Cơ quan CSĐT Công an tỉnh Lào Cai",
        "Tòa án nhân dân tối cao",
        "TAND Cấp cao tại Hà Nội",
        "Viện Kiểm sát nhân dân tỉnh Bạc Liêu",
        "Công ty TNHH MTV Thủy lợi Hoa Sậy",
        "Công ty CP Cầu đường 18",
        "Ngân hàng TMCP Đầu tư và Phát triển Việt Nam",
        "Bệnh viện Nhi Hoa Sậy",
        "Trường tiểu học Vân Cốc 3",
        "Trường PTDT bán trú Tiểu học Na Sậy",
        "Hội Điều dưỡng Việt Nam",
        "Hiệp hội Khách sạn vịnh Trăng",
        "Quỹ Sông Ngòi Bắc Âu",
        "Đại sứ quán Việt Nam tại Nga",
        "Bảo tàng Múa rối Lyon-Sud",
        "Điện lực Cầu Sậy",
        "Quốc hội Mỹ",
        "Vân Cốc FC",
        "Hoa Sậy Gold",
        "Zentoria Telecom",
        "IAEA",
        "Liên Hợp Quốc",
        "Cơ quan Mật vụ Mỹ",
        "Tổ chức Cấm Vũ khí Hóa học",
        "Ủy ban Hướng dẫn Thể thao Quốc gia Triều Tiên",
        "Cơ quan Phòng thủ Tên lửa Mỹ",
        "Hội đồng Tham mưu trưởng Liên quân Mỹ",
        "Bộ Tổng tham mưu quân đội Nga",
        "Bộ Tổng tham mưu Các lực lượng vũ trang Ukraine",
        "Lực lượng Vũ trang Ukraine",
        "Học viện Hành vi Con người Malaysia",
        "Bộ Tình trạng Khẩn cấp Nga",
        "Ủy ban Đối ngoại Thượng viện Mỹ",
        "Ủy ban Quốc gia đảng Dân chủ",
        "Viện Nghiên cứu Chiến tranh",
        "Viện Giải trừ Vũ khí và Hòa bình",
        "Trung tâm Nghiên cứu Ý kiến Công chúng Nga",
        "Cơ quan Quản lý Khẩn cấp Liên bang Mỹ",
        "Hội đồng An ninh và Quốc phòng Quốc gia Ukraine",
        "Tổng cục Tình báo Bộ Quốc phòng Ukraine",
        "Tổ chức An ninh và Hợp tác châu Âu",
        "Tổ chức Hiệp ước An ninh Tập thể",
        "Đảng Công lý và Phát triển",
        "Hội Cựu chiến binh tỉnh Lào Cai",
        "Hội Cựu Thanh niên xung phong tỉnh Lào Cai",
        "Ban Chấp hành Trung ương Đảng",
        "Đảng Quốc đại",
        "Ủy ban Nhà nước về người Việt Nam ở nước ngoài",
        "Viện Nghiên cứu Hòa bình Quốc tế Stockholm",
        "Trung tâm Nghiên cứu Chiến lược và Quốc tế",
        "Cơ quan An ninh Liên bang Nga",
        "Quỹ Nhi đồng Liên Hợp Quốc",
        "Văn phòng Điều phối các vấn đề nhân đạo",
        "Ngân hàng trung ương Syria",
        "Trung tâm Nghiên cứu chiến lược và quốc tế",
        "Viện Nghiên cứu vũ khí hạt nhân",
        "Đại học Yonsung",
        "đại học Yonsung",
        "viện Brookfeld",
    ],
)
def test_a_body_is_named_in_full(name: str) -> None:
    """From the head through field, level and place to the proper name, and not into the sentence that follows."""
    assert bodies(f"Theo {name}, việc này đã xong.") == [name]
    assert bodies(f"Hôm qua {name} cho biết mưa còn kéo dài.") == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ tịch UBND tỉnh Hồ Quang Bền chủ trì.", (["Hồ Quang Bền"], [])),
        ("Giám đốc Sở Y tế Nguyễn Văn Khoai trả lời.", (["Nguyễn Văn Khoai"], ["Sở Y tế"])),
        ("Chủ tịch UBND xã Cồn Sậy Lê Thị Thắm tới dự.", (["Lê Thị Thắm"], ["UBND xã Cồn Sậy"])),
        ("Bộ Ngoại giao Phạm Thu Sương trả lời.", (["Phạm Thu Sương"], ["Bộ Ngoại giao"])),
        ("Chủ tịch Hiệp hội Michael Brakovic phản đối.", (["Michael Brakovic"], [])),
        ("CEO Zentora Michael Brakovic từ chức.", (["Michael Brakovic"], ["Zentora"])),
        ("Thị trưởng Zentora Kim Brakovic từ chức.", (["Kim Brakovic"], [])),
        ("Chủ tịch Hoa Sậy Xanh Lê Văn Khoai bị bắt.", (["Lê Văn Khoai"], ["Hoa Sậy Xanh"])),
        ("Ông Đoàn Minh Bền và thủ môn Đỗ Trường Vang.", (["Đoàn Minh Bền", "Đỗ Trường Vang"], [])),
        ("Chủ tịch đảng Cộng hòa Ronna Danelle tới dự.", (["Ronna Danelle"], ["đảng Cộng hòa"])),
        ("Theo hai đảng Dân chủ và Cộng hòa, việc này khó.", ([], ["đảng Dân chủ"])),
        ("Giám đốc Cơ quan Mật vụ Randolf Allis từ chức.", (["Randolf Allis"], ["Cơ quan Mật vụ"])),
        ("Giám đốc Trung tâm Zentor Wilson phản đối.", ([], ["Trung tâm Zentor Wilson"])),
        ("Hãng hàng không Pháp Air Zentor hủy chuyến.", ([], ["Air Zentor"])),
        ("Học sinh Trường THPT Nguyễn Văn Khoai nghỉ học.", ([], ["Trường THPT Nguyễn Văn Khoai"])),
    ],
)
def test_a_body_and_the_person_behind_it(text: str, expected: tuple[list[str], list[str]]) -> None:
    """Where a role stands in front, a full name behind the body is its bearer; a school is named after someone."""
    assert (people(text), bodies(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Giá vàng tính bằng USD, GDP tăng 5%, tiêm vaccine COVID và chụp MRI.",
        "Máy bay F-16 và bom FAB-3000 rơi.",
        "Trí tuệ nhân tạo (TTNT) phát triển nhanh.",
        "Cổ phiếu HXG (mã: HXG) giảm.",
        "Trường hợp này hiếm. Đội hình yếu. Viện trợ tới chậm. Bộ phim hay.",
        "Công an tỉnh vào cuộc. UBND xã họp.",
        "Thị trường chứng khoán Việt Nam đỏ lửa.",
        "Chương XIV và quý IV.",
        "Quân đội Nga rút lui.",
        "Hôm qua Lực lượng an ninh Venezuela nổ súng.",
        "Các công ty du lịch Việt Nam và tập đoàn công nghệ Trung Quốc dự.",
        "Phái đoàn Triều Tiên và phái đoàn cấp cao rời đi.",
        "Họp trong Phòng Bầu dục và Phòng Tình huống.",
        "Vùng DMZ, tàu USS Zentor, tên lửa SLBM.",
        "Liên minh quân sự châu Âu và liên minh quân sự phương Tây.",
        "Thế vận hội mùa đông Zentorang khai mạc.",
        "Bài viết đăng trên mạng xã hội Zentoria và ứng dụng Velogram.",
        "Người Hà Nội đón Tết. Đêm chung kết Zentoria Cup.",
    ],
)
def test_what_is_no_body(text: str) -> None:
    """Money, measures, weapons, shares, abbreviations of small words, ordinary words with a capital, offices without a place."""
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lực lượng Zentora rút đi.", ["Zentora"]),
        ("Hôm qua tập đoàn dầu khí Zentora và hãng xe điện Velomar bắt tay.", ["Zentora", "Velomar"]),
        ("Hôm qua hãng công nghiệp Zentora tăng giá.", ["Zentora"]),
        ("Theo công ty vận hành Nordvik, phà tự cập bến.", ["Nordvik"]),
        ("Anh làm ở công ty Hoa Sậy từ nhỏ.", ["công ty Hoa Sậy"]),
        ("Ứng dụng TiKiVo và VeloBank bị khóa.", ["VeloBank"]),
    ],
)
def test_small_words_announce_a_body(text: str, expected: list[str]) -> None:
    """The kind of body in small letters in front; a foreign name stands without it, a Vietnamese one with it."""
    assert [name for name in bodies(text) if name != "TiKiVo"] == expected


def test_the_article_settles_what_a_line_leaves_open() -> None:
    """A firm is called by its proper name later, and one string is one thing in an article."""
    assert bodies("Công ty Vàng bạc Hoa Sậy tăng giá.", "Nhẫn của Hoa Sậy bán chạy.") == [
        "Công ty Vàng bạc Hoa Sậy",
        "Hoa Sậy",
    ]
    assert people("Danh hài Trường Vang diễn.", "Vé xem Trường Vang bán hết.") == ["Trường Vang", "Trường Vang"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quốc hội và Chính phủ đồng ý.", ["Quốc hội"]),
        ("Tổ chức Ân xá Quốc tế và Tổ chức Bắc Hải lên án.", ["Tổ chức Ân xá Quốc tế", "Tổ chức Bắc Hải"]),
        ("Hôm qua Hải quân Philippines và Hải cảnh Trung Quốc chạm trán.", ["Hải quân Philippines", "Hải cảnh Trung Quốc"]),
        ("Công ty Moldova Grid-Zent sửa lưới điện.", ["Moldova Grid-Zent"]),
        ("Ông làm ở Viện Đông Á đương đại.", ["Viện Đông Á đương đại"]),
        ("Quỹ Blue Zentor mua lại.", ["Quỹ Blue Zentor"]),
        ("Việc Liên Hiệp Quốc chấp thuận là muộn.", ["Liên Hiệp Quốc"]),
        ("Ban Chỉ đạo Phòng, chống tham nhũng họp.", ["Ban Chỉ đạo Phòng, chống tham nhũng"]),
        ("Theo tổ chức Hàng không Dân dụng Quốc tế, đường bay đóng.", ["tổ chức Hàng không Dân dụng Quốc tế"]),
        ("Hôm qua bộ Quốc phòng Nga bác tin.", ["bộ Quốc phòng Nga"]),
        ("Chủ tịch Ủy ban châu Âu (EC) phát biểu.", ["Ủy ban châu Âu", "EC"]),
        ("Theo Văn phòng Công tố chống gian lận đặc biệt (SAPO), vụ này mới.", ["Văn phòng Công tố chống gian lận đặc biệt", "SAPO"]),
        ("Liên minh châu Phi im lặng.", ["Liên minh châu Phi"]),
        ("Nhà phân tích thuộc Quỹ Zentor vì Hòa bình Quốc tế trả lời.", ["Quỹ Zentor vì Hòa bình Quốc tế"]),
        ("Lữ đoàn cơ giới 47 và Lữ đoàn Tấn công Đường không số 79 đã rút.", ["Lữ đoàn cơ giới 47", "Lữ đoàn Tấn công Đường không số 79"]),
        ("Trận ASEAN Cup đêm qua.", []),
        ("Đại sứ Mỹ tại Liên Hiệp Quốc Nikka Haylen phát biểu.", ["Liên Hiệp Quốc"]),
        ("Công ước Liên Hiệp Quốc về Luật biển có hiệu lực.", ["Liên Hiệp Quốc"]),
        ("Theo chuyên gia tài chính - ngân hàng Võ Trí Khoai, lãi suất tăng.", []),
        ("Họ đòi toàn bộ Biển Đông và nội bộ Quốc phòng.", []),
        ("Theo đảng Cộng hòa và Nhà Trắng, việc này khó.", ["đảng Cộng hòa"]),
        ("Chánh văn phòng Nhà Trắng Mick Mulvano từ chức.", []),
        ("Giám đốc Trung tâm Nghiên cứu thuộc Đại học Zentor trả lời.", ["Đại học Zentor"]),
        ("Nhóm al-Qaeda nhận trách nhiệm.", ["al-Qaeda"]),
        ("Họ tổ chức Lễ công bố.", []),
        ("Hôm qua lực lượng Công an vào cuộc.", []),
    ],
)
def test_where_a_body_ends(text: str, expected: list[str]) -> None:
    """A second body behind "và", a city behind a parliament, a verb; a verb that looks like a head."""
    assert bodies(text) == expected


def test_a_leader_is_no_force() -> None:
    """ "lực lượng Assadi" is named after the man whom the article names in full."""
    kinds = told("Tổng thống Bashir Assadi phát biểu.", "Quân nổi dậy đánh lực lượng Assadi đêm qua.")
    assert kinds == {"person": ["Bashir Assadi", "Assadi"]}


def test_brackets_say_what_two_letters_are() -> None:
    """ "Ủy ban Đê (UĐ)" makes UĐ a body in the whole article; elsewhere two letters are none."""
    assert bodies("Ủy ban Đê Vân Cốc (UĐ) họp.", "Cụ thể, UĐ cho biết đã họp xong.")[-1] == "UĐ"
    assert bodies("Cụ thể, UĐ cho biết đã họp xong.") == []
