"""What is copied from letters, shops, chats and tables, written without a look at the patterns."""

# ruff: noqa: E501 - a sample is read more easily on one line

from __future__ import annotations

import random
import string
from typing import Final

from tests.bench.exclusion.second_machine_text import ALNUM, HEX, UPPER, of

Draw = random.Random
_FIRST: Final = (
    "Anna",
    "Jürgen",
    "Siobhán",
    "Mateus",
    "Yuki",
    "Olga",
    "Priya",
    "Tom",
    "Zoë",
    "Łukasz",
)
_LAST: Final = ("Keller", "O’Brien", "da Silva", "Tanaka", "Ivanova", "Patel", "McDonald", "Nowak")
_STREETS: Final = ("Lindenstraße", "Rue de la Paix", "Baker Street", "Via Roma", "Calle Mayor")
_TOWNS: Final = ("80331 München", "75002 Paris", "London W1U 6TL", "00184 Roma", "28013 Madrid")
_SHOPS: Final = ("Acme", "Bauhaus", "Northwind", "Contoso", "Lidl", "Globex", "Umbrella")
_THINGS: Final = ("meeting", "report", "kitchen", "battery", "flight", "recipe", "rent", "password")
_PROSE: Final = (
    "Thanks, that works for me. See you on {day} at {hour}.",
    "Could you have a look at page {n} of the {thing} before {day}? I changed the second table.",
    "The {thing} costs {n},99 € and arrives on {day}.",
    "I forgot my password again, can you reset it for me please?",
    "Enter the verification code we have sent to your phone.",
    "What is the code for the door on floor {n}?", "Remember: never tell anyone your PIN!",
    "Wir treffen uns am {day} um {hour} Uhr vor dem Eingang, bitte {n} Exemplare mitbringen.",
    "Je vous remercie de votre réponse concernant le {thing} n° {n}.",
    "¿Puedes enviarme el informe de {n} páginas antes del {day}?",
    "Il pagamento di {n} euro è stato ricevuto.", "Спасибо, договорились на {hour}, офис {n}.",
    "会议改到星期五下午{n}点，请带上第{n}号文件。", "明日の会議は{hour}から、会議室{n}です。よろしくお願いします。",
    "회의는 금요일 오후 {n}시입니다. 자료를 준비해 주세요.", "東京都千代田区丸の内1-9-{n}", "你好，世界！",
    "مرحبا، الاجتماع يوم الجمعة الساعة {n}", "शुक्रवार को {n} बजे मिलते हैं", "ได้รับเอกสารแล้ว {n} ฉบับ",
    "LOL ok 👍🏽 c u @ {hour}!!", "2x milk, 1kg flour, {n}g butter, eggs (L)", "TODO: {thing}; {thing} #{n}",
    "\"To be, or not to be, that is the question\"", "Best regards,\n{first} {last}", "{thing}",
    "Re: Re: Fwd: [{shop}] {thing} #{n}", "{first} {last} <{last}@example.org>", "{first}", "ok",
    "“{thing}” — {first}, {day}", "Q3/Q4 {thing} (v{n}): +{n}% YoY", "Ctrl+Shift+F{n}", "N/A", "{n} %",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "14 March", "2025-06-03", "the 5th", "03.11.2025")


def prose(draw: Draw) -> str:
    """Return a sentence or a few, in one of many languages."""

    def one() -> str:
        return draw.choice(_PROSE).format(
            day=draw.choice(_DAYS), hour=f"{draw.randint(7, 19)}:{draw.randint(0, 59):02}",
            n=draw.randint(1, 4000), thing=draw.choice(_THINGS), shop=draw.choice(_SHOPS),
            first=draw.choice(_FIRST), last=draw.choice(_LAST),
        )  # fmt: skip

    return " ".join(one() for _ in range(draw.choice([1, 1, 2, 4, 12])))


def address(draw: Draw) -> str:
    """Return where somebody lives, how to call or write to them."""
    first, last, n = draw.choice(_FIRST), draw.choice(_LAST), draw.randint(1, 250)
    where = f"{draw.choice(_STREETS)} {n}"
    return draw.choice(
        [
            f"{first} {last}\n{where}\n{draw.choice(_TOWNS)}", f"{where}, {draw.choice(_TOWNS)}",
            f"{n} Elm St Apt {n % 30}B, Springfield, IL {draw.randint(10000, 99999)}-{draw.randint(1000, 9999)}",
            f"+49 {draw.randint(30, 999)} {draw.randint(10**6, 10**8)}", f"0{draw.randint(1500000000, 1799999999)}",
            f"+1 ({draw.randint(201, 989)}) 555-{draw.randint(0, 9999):04}", f"555-{draw.randint(0, 9999):04}",
            f"+33 6 {' '.join(f'{draw.randint(0, 99):02}' for _ in range(4))}", f"00{draw.randint(10**10, 10**12)}",
            f"+44 20 7946 0{draw.randint(100, 999)}", f"({draw.randint(201, 989)}) {draw.randint(200, 999)}.{draw.randint(0, 9999):04}",
            f"Tel. 089/{draw.randint(10**5, 10**7)}-{n}", f"tel:+8190{draw.randint(10**7, 10**8)}",
            f"{first.lower()}.{last.lower().split()[0]}{n}@mail.example.com", f"{first[0].lower()}{last.lower()}@example.co.uk",
            f"{draw.uniform(-80, 80):.6f}, {draw.uniform(-170, 170):.6f}", f"{n % 90}°{n % 60}'{n % 59}.4\"N {n % 180}°0'12\"E",
            f"SW1A {n % 9}AA", f"{draw.randint(10000, 99999)}", f"{draw.randint(100, 999)} {draw.randint(10, 99)} Göteborg",
            f"@{first.lower()}_{last.lower()[:4]}{n}", f"xX{first}{n}Xx", f"{first} {last}, Dipl.-Ing. (FH)",
            f"Postfach {n} {n % 90}, CH-{draw.randint(1000, 9999)} Zürich", f"110{draw.randint(100, 999)}",
        ]
    )  # fmt: skip


def _iban(draw: Draw) -> str:
    country, length = draw.choice(
        [("DE", 18), ("AT", 16), ("NL", 14), ("FR", 23), ("ES", 20), ("CH", 17)]
    )
    body = of(draw, string.digits, length)
    if country == "NL":
        body = "ABNA" + body[4:]
    numbers = "".join(str(int(letter, 36)) for letter in body + country + "00")
    text = f"{country}{98 - int(numbers) % 97:02}{body}"
    cut = " ".join(text[at : at + 4] for at in range(0, len(text), 4))
    return draw.choice([text, cut, cut])


def office(draw: Draw) -> str:
    """Return what bills, orders, tickets and tables have."""
    n, shop = draw.randint(1, 99999), draw.choice(_SHOPS)
    iban, day = _iban(draw), f"{n % 28 + 1:02}.{n % 12 + 1:02}.20{n % 6 + 20}"
    return draw.choice(
        [
            iban, iban, f"IBAN: {iban}\nBIC: COBADEFFXXX\nRE-2025-{n:05}", f"Bitte überweisen Sie {n},00 € auf {iban}.",
            f"Invoice no. {n:06}, due {day}, total € {n / 7:,.2f}", f"INV-2025-{n:05}", f"RE{draw.randint(10**7, 10**8)}",
            f"1Z{of(draw, UPPER, 6)}{draw.randint(10**9, 10**10)}", f"JJD{draw.randint(10**17, 10**18)}", f"RR{draw.randint(10**8, 10**9)}DE",
            f"978-3-{draw.randint(100, 999)}-{draw.randint(10000, 99999)}-{n % 10}", f"ISBN 978{draw.randint(10**9, 10**10)}",
            f"PO {draw.randint(10**9, 10**10)} / item {n % 99} / {n % 400} pcs", f"Booking reference: {of(draw, string.ascii_uppercase, 6)}",
            f"LH{n % 9999:04} FRA-JFK {day} 13:{n % 60:02} seat {n % 60}C", f"{day}", f"{n % 24:02}:{n % 60:02}", f"{n}", f"{n / 100:.2f}",
            f"€{n:,}.00", f"{n % 900} USD", f"SM-G{n % 999}B/DS", f"WD{n % 90}EFRX-68N32N0", f"HRB {n}", f"DE{draw.randint(10**8, 10**9)}",
            f"{shop} GmbH & Co. KG", f"Ticket#{draw.randint(10**12, 10**13)}", f"[{shop.upper()}-{n}] {shop} login fails on iOS {n % 18}.{n % 7}",
            f"{shop}\t{n}\t{n / 3:.2f}\t{day}\n{shop} 2\t{n + 1}\t{n / 9:.2f}\t{day}", f"=SUMIFS($B$2:$B${n},$A$2:$A${n},\">=\"&D{n % 99})",
            f"=VLOOKUP(A{n % 99};'{shop} {n % 9}'!$A:$F;{n % 6};FALSE)", f"{n},{shop},{n * 7},\"{day}\",true\n{n + 1},{shop},,,false",
            f"Kd-Nr. {n:05}-{n % 999:03}", f"S/N: {of(draw, UPPER, 10)}", f"{of(draw, string.ascii_uppercase, 2)} {of(draw, string.ascii_uppercase, 2)} {n % 9999}",
            f"Steuernummer {n % 999:03}/{n % 999:03}/{n:05}", f"§ {n % 900} Abs. {n % 5} Satz 2 BGB", f"CVE-2025-{n:05}", f"RFC {n % 9999}",
            f"{n % 13}th floor, room {n % 13}.{n % 90:02}", f"2025{n % 12 + 1:02}{n % 28 + 1:02}", f"Q{n % 4 + 1} 2025: {n / 1000:.1f}M",
            f"{of(draw, HEX.upper(), 6)}", f"{n % 12 + 1}/{n % 28 + 1}/2025 {n % 12}:{n % 60:02} PM", f"Matr.-Nr. {draw.randint(10**6, 10**7)}",
            f"{draw.randint(10, 99)}-{draw.randint(10**4, 10**5)}-{draw.randint(10, 99)}", f"AB-{of(draw, UPPER, 4)}-{of(draw, UPPER, 4)}",
            f"EAN {draw.randint(10**12, 10**13)}", f"Gift card balance: {n % 200} €", f"{shop}Guest-WiFi-{n % 99}", of(draw, ALNUM, 6),
        ]
    )  # fmt: skip
