"""Whatever the language, a query finds its document."""

from __future__ import annotations

import pytest

from indexer.keyword.reader import WhooshReader
from tests.keyword.building import found, index_texts

TEXTS = [
    "The quick brown foxes were running through the forest near the river.",  # 1
    "Die Heizungen im Keller wurden gestern von den Handwerkern überprüft und repariert.",
    "Квартальный отчёт показывает рост продаж в южных регионах страны.",
    "黑豹队的防守丢了多少分？卢克·坎克利贡献了多少次擒抱。",
    "東京タワーの近くにあるレストランで晩ご飯を食べました。",  # 5
    "서울에서 열린 회의에서 예산안이 승인되었습니다.",
    "การประชุมประจำปีของบริษัทจัดขึ้นที่กรุงเทพมหานคร",
    "ກອງປະຊຸມປະຈຳປີຂອງບໍລິສັດຈັດຂຶ້ນທີ່ນະຄອນຫຼວງວຽງຈັນ",
    "ការប្រជុំប្រចាំឆ្នាំរបស់ក្រុមហ៊ុនត្រូវបានធ្វើឡើងនៅភ្នំពេញ",
    "ကုမ္ပဏီ၏ နှစ်ပတ်လည် အစည်းအဝေးကို ရန်ကုန်တွင် ကျင်းပခဲ့သည်။",  # 10
    "عقد الاجتماع السنوي للشركة في القاهرة لمناقشة الميزانية الجديدة.",
    "कंपनी की वार्षिक बैठक दिल्ली में आयोजित की गई और नया बजट पारित हुआ।",
    "Les réunions budgétaires se tiendront à l'hôtel de ville chaque mercredi.",
    "הישיבה השנתית של החברה התקיימה בתל אביב.",
    "Η ετήσια συνάντηση της εταιρείας πραγματοποιήθηκε στην Αθήνα.",  # 15
    "Şirketin yıllık toplantısı İstanbul'da yapıldı ve bütçe onaylandı.",
    "Cuộc họp thường niên của công ty được tổ chức tại Hà Nội.",
    "Smørrebrød og rødgrød med fløde serveres på Ærø hver fredag.",
]


@pytest.fixture(scope="module")
def reader() -> WhooshReader:
    return index_texts(TEXTS)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("fox running", 1), ("run", 1), ("foxes", 1),
        ("Heizung", 2), ("heizungen", 2), ("uberpruft", 2), ("HANDWERKER", 2),
        ("отчет", 3), ("продажи", 3), ("регион", 3),
        ("黑豹", 4), ("防守", 4), ("豹", 4), ('"黑豹队"', 4),
        ("東京", 5), ("レストラン", 5), ("晩ご飯", 5), ("ﾚｽﾄﾗﾝ", 5),
        ("예산안", 6), ("회의", 6),
        ("ประชุม", 7), ("กรุงเทพ", 7),
        ("ປະຊຸມ", 8), ("ບໍລິສັດ", 8),
        ("ប្រជុំ", 9), ("ភ្នំពេញ", 9),
        ("ရန်ကုန်", 10), ("အစည်းအဝေး", 10),
        ("الميزانية", 11), ("القاهره", 11), ("اجتماع", 11),
        ("बैठक", 12), ("दिल्ली", 12), ("वार्षिक", 12),
        ("reunion", 13), ("budgétaire", 13), ("hotel", 13),
        ("הישיבה", 14), ("אביב", 14),
        ("συνάντηση", 15), ("συναντηση", 15), ("ΑΘΗΝΑ", 15),
        ("bütçe", 16), ("istanbul", 16), ("toplantısı", 16),
        ("Hà Nội", 17), ("ha noi", 17),
        ("smorrebrod", 18), ("fløde", 18), ("aero", 18),
    ],
)  # fmt: skip
def test_a_query_finds_its_document(reader: WhooshReader, query: str, number: int) -> None:
    assert found(reader, query)[:1] == [number]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("к", 3), ("ква", 3), ("К", 3), ("黑", 4), ("黑豹", 4), ("東", 5), ("レ", 5), ("예", 6),
        ("여", 6), ("ก", 7), ("ป", 7), ("กรุ", 7), ("ກ", 8), ("ក", 9), ("အ", 10),
        ("ا", 11), ("व", 12), ("r", 13), ("ה", 14), ("σ", 15), ("Συν", 15), ("ş", 16), ("c", 17),
        ("ø", 18), ("æ", 18),
    ],
)  # fmt: skip
def test_a_word_is_completed_from_its_first_letter(
    reader: WhooshReader, typed: str, number: int
) -> None:
    assert number in found(reader, typed, as_you_type=True)


def test_a_korean_syllable_may_get_its_final_consonant() -> None:
    reader = index_texts(["한국어 문서", "영어 문서"])
    assert found(reader, "하", as_you_type=True) == [1]
    assert sorted(found(reader, "무", as_you_type=True)) == [1, 2]
    assert found(reader, "하") == []
