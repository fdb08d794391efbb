"""People in world news, and where their names begin and end. All people are invented."""

from __future__ import annotations

import pytest

from tests.naming import people, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông gặp người đồng cấp Đức Heinz Maarbach tại đây.", ["Heinz Maarbach"]),
        ("Bà đã trao đổi với người đồng nhiệm Hàn Quốc Moon Tae-sik qua điện thoại.", ["Moon Tae-sik"]),
        ("Vụ bắt sinh viên Mỹ Otker Warnbeer gây chấn động.", ["Otker Warnbeer"]),
        ("Theo chuyên gia Nga Timophei Borodin, điều này khó.", ["Timophei Borodin"]),
        ("Thống đốc California Gavril Newbury phản đối.", ["Gavril Newbury"]),
        ("Lãnh đạo Chechnya Ramil Kadarov lên tiếng.", ["Ramil Kadarov"]),
        ("Nghị sĩ Crimea Vlodas Ganzhar nói vậy.", ["Vlodas Ganzhar"]),
        ("Thị trưởng Moscow Sergan Sobyarin ra lệnh.", ["Sergan Sobyarin"]),
        ("Tờ báo dẫn lời Jelka Hanham, nghiên cứu viên ở đó.", ["Jelka Hanham"]),
        ("Việc này khó, theo lời Jelka Hanham.", ["Jelka Hanham"]),
        ("Zigfrid Hecker, một chuyên gia hạt nhân, tỏ ra lo ngại.", ["Zigfrid Hecker"]),
        ("Chiều nay Bà Hildary Klinton tới nơi.", ["Hildary Klinton"]),
        ("Cụm rừng Mantap do Jeffrey Lewin phát hiện.", ["Jeffrey Lewin"]),
        ("Phó chủ tịch Ủy ban Quốc vụ Choe Ryong-dae tới thăm.", ["Choe Ryong-dae"]),
        ("Thượng nghị sĩ đảng Cộng hòa Lindsel Gramme phản đối.", ["Lindsel Gramme"]),
        ("Ứng viên đảng Dân chủ Hillary Klinton thua.", ["Hillary Klinton"]),
        ("Đại sứ Mỹ tại Liên Hợp Quốc Nikka Haylen phát biểu.", ["Nikka Haylen"]),
        ("Chủ tịch Ủy ban Tình báo Hạ viện Devlin Nunez từ chức.", ["Devlin Nunez"]),
        ("Chủ tịch Ủy ban châu Âu Jean-Claude Jarnac từ chức.", ["Jean-Claude Jarnac"]),
        ("Người phát ngôn Bộ Ngoại giao Iran Abbas Moussavan bác bỏ.", ["Abbas Moussavan"]),
        ("Cựu Tổng thống Pu-ti-nốp và Ngoại trưởng La-vơ-rốp-xki hội đàm.", ["Pu-ti-nốp", "La-vơ-rốp-xki"]),
        ("Phát ngôn viên quân đội Ukraine Serhiy Cherevko cho hay.", ["Serhiy Cherevko"]),
        ("Tướng 4 sao Christo Cavolin, Tư lệnh lực lượng, cho biết.", ["Christo Cavolin"]),
        ("Tổng thống Thổ Nhĩ Kỳ Recep Erdogul gặp Thủ tướng Iraq Mohammed al-Sudami.", ["Recep Erdogul", "Mohammed al-Sudami"]),
        (
            "Tới dự có Ursila von der Layden, Charl Michail và ông Ulof Scholtze.",
            ["Ursila von der Layden", "Charl Michail", "Ulof Scholtze"],
        ),
        ("Ngoại trưởng Trung Quốc Vương Nghĩa Phương hội đàm.", ["Vương Nghĩa Phương"]),
        ("Người đứng đầu chính quyền thân Nga Denis Pushilov cho biết.", ["Denis Pushilov"]),
        ("Thủ tướng Campuchia Hun Sậy gọi đó là tin đồn.", ["Hun Sậy"]),
        ("Ngoại trưởng Malaysia, Zambri Abdul Kadar, tới dự.", ["Zambri Abdul Kadar"]),
        ("Jen O'Malley Dullen, người phụ trách cuộc vận động, vắng mặt.", ["Jen O'Malley Dullen"]),
        ("Umma Salina, một bà mẹ năm con, dựng lều bên biển.", ["Umma Salina"]),
        ("Marlowe nói bà sẽ về. Hôm sau Marlowe đi thật.", ["Marlowe", "Marlowe"]),
        ("Zentoro cho biết máy bán chạy. Hôm sau Zentoro tăng giá.", []),
    ],
)
def test_people_in_world_news(text: str, expected: list[str]) -> None:
    """Counterparts, people behind a place or a body of their office, people whose words are quoted, transcriptions."""
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ trưởng Bộ Khoa học và Công nghệ Nguyễn Khoai trả lời.", ["Nguyễn Khoai"]),
        ("Chủ nhiệm Ủy ban về các vấn đề xã hội Trương Thị Sậy trình bày.", ["Trương Thị Sậy"]),
        ("Tổng thống Hàn Quốc Park Geun-sun từ chức.", ["Park Geun-sun"]),
        ("Đó là lời của Edvard Snowdon Một tờ báo viết lại.", ["Edvard Snowdon"]),
        ("Tác giả là Nguyễn Hồng Sậy Theo The Guardian.", ["Nguyễn Hồng Sậy"]),
        ("Sáng nay Ông Lợi nói vậy.", ["Lợi"]),
        ("Ảnh chụp lúc Ông Lê Sậy ra về.", ["Lê Sậy"]),
        ("Bộ trưởng Phạm Thị Hải Sậy Có mặt sớm.", ["Phạm Thị Hải Sậy"]),
        ("Hoàng tử Bandar bin Sultar Khó chịu ra mặt.", ["Bandar bin Sultar"]),
        ("Tổng biên tập Báo Zentweek và Ủy viên BCH TƯ tới dự.", []),
        ("Nhà ở phố Bà Sậy và số 67 Nguyễn Văn Khoai.", []),
        ("Ngoại trưởng Anh David Lamont và Thủ tướng Anh K. Starmann hội đàm.", ["David Lamont", "K. Starmann"]),
        ("Thống đốc vùng Belgorod Vyacheslav Gladin thông báo.", ["Vyacheslav Gladin"]),
        ("Con rể ông Brakovic Jared Kushnir tới Geneva.", ["Brakovic", "Jared Kushnir"]),
        ("Ông Rami Abu Shakro vắng mặt.", ["Rami Abu Shakro"]),
        ("Thủ tướng Nhật Shinzu Abeno và Tổng thống Hàn Moon Jae-un gặp nhau.", ["Shinzu Abeno", "Moon Jae-un"]),
        ("Ông chủ WikiZent trả lời tờ DailyZentMail và FoxZentNews.", []),
        ("Đây là món quà cho Thủ tướng Ấn.", []),
        ("Ông họp với những người đồng cấp Nhật ở Tokyo.", []),
        ("Sáng nay xử cựu lãnh đạo Khmer Đỏ tại đây.", []),
        ("Con tàu về bến an toàn. Nguyễn Hoàng Vang", []),
    ],
)
def test_where_a_person_begins_and_ends(text: str, expected: list[str]) -> None:
    """Behind the body of the office, in front of the next sentence whose full stop is lost; a country in short, a signature."""
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tàu USS Ronald Reegan cập cảng.",
        "Hệ thống Patriota và tổ hợp Pantsira đã khai hỏa.",
        "Bãi thử ở Bàn Môn Điếm và tỉnh Liêu Ninh.",
        "Người Kurd và các nước Ả Rập lo ngại.",
        "Thời Liên Xô, nhà máy còn đông.",
        "Binh sĩ tới Dải Gaza và Bờ Tây.",
        "Chiến dịch ở vùng Donbass, Zaporizhzhia.",
    ],
)
def test_names_of_the_world_that_are_no_people(text: str) -> None:
    """Ships, weapons, provinces of China and peoples."""
    assert (people(text), told(text).get("organization", [])) == ([], [])
