from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract import mime
from tests.extract.checks import extracted, lines_of

HEAD = b"""\
Received: from x
From: =?utf-8?q?J=C3=BCrgen?= <j@x.de>
To: you@x.de,
 others@x.de
Subject: =?iso-8859-1?q?Gr=FC=DFe?=
 =?iso-8859-1?q?_an_alle?=
Date: Mon, 1 Jan 2024 10:00:00 +0100
"""


def test_headers_and_a_plain_body_with_the_lines_of_the_file() -> None:
    found = extracted("a.eml", HEAD + b"\nHello,\n\nthere\n\n")
    assert found.title == "Grüße an alle"
    assert found.fields == {
        "from": "Jürgen <j@x.de>",
        "to": "you@x.de, others@x.de",
        "date": "2024-01-01T10:00:00+01:00",
    }
    assert lines_of(found) == [
        (2, "From: Jürgen <j@x.de>"),
        (3, "To: you@x.de, others@x.de"),
        (5, "Subject: Grüße an alle"),
        (7, "Date: Mon, 1 Jan 2024 10:00:00 +0100"),
        (7, ""),
        (9, "Hello,"),
        (10, ""),
        (11, "there"),
    ]


def part(headers: str, body: str) -> str:
    return f"--b\nContent-Type: {headers}\n\n{body}\n"


def multipart(*parts: str, kind: str = "mixed") -> bytes:
    body = "".join(parts)
    head = f'Subject: s\nContent-Type: multipart/{kind}; boundary="b"\n\n'
    return f"{head}preamble\n{body}--b--\nepilogue\n".encode()


def body_of(data: bytes) -> list[tuple[int, str]]:
    return [pair for pair in lines_of(extracted("a.eml", data))[2:] if pair[1]]


def test_plain_text_is_preferred_to_html() -> None:
    mail = multipart(
        part("text/plain", "plain"), part("text/html", "<p>rich</p>"), kind="alternative"
    )
    assert body_of(mail) == [(8, "plain")]


def test_html_is_read_when_the_plain_text_is_blank() -> None:
    mail = multipart(
        part("text/plain", "  "), part("text/html", "<p>rich\n<b>text</b>"), kind="alternative"
    )
    assert body_of(mail) == [(12, "rich"), (13, "text")]


def test_attachments_are_listed() -> None:
    mail = multipart(
        part("text/plain", "see"),
        part("application/pdf; name*=utf-8''%C3%BCber.pdf", "JVBERi0="),
        part('text/plain\nContent-Disposition: attachment; filename="a.txt"', "not shown"),
    )
    found = extracted("a.eml", mail)
    assert found.fields["attachments"] == "über.pdf, a.txt"
    assert body_of(mail) == [
        (8, "see"),
        (10, "Attachment: über.pdf"),
        (14, "Attachment: a.txt"),
    ]


def test_a_forwarded_mail_is_part_of_the_text() -> None:
    mail = multipart(part("message/rfc822", "From: other\nSubject: inner\n\ndeep"))
    assert body_of(mail) == [(8, "From: other"), (9, "Subject: inner"), (11, "deep")]


def test_quoted_printable_cites_the_line_a_line_starts_on() -> None:
    body = "Content-Transfer-Encoding: quoted-printable\n\nlong =\nline=20\n=C3=A9t=\n=C3=A9\nend"
    mail = f"Subject: s\nContent-Type: text/plain; charset=utf-8\n{body}".encode()
    assert body_of(mail) == [(5, "long line "), (7, "été"), (9, "end")]


def test_base64_cites_the_line_that_holds_the_first_byte() -> None:
    words = "".join(f"line number {i}\n" for i in range(20))
    raw = base64.encodebytes(words.encode()).decode()
    mail = f"Subject: s\nContent-Transfer-Encoding: base64\n\n{raw}".encode()
    rows = raw.split("\n")
    for number, line in body_of(mail):
        at = number - 4
        held = b"".join(base64.b64decode(row) for row in rows[at : at + 2])
        assert line[:2].encode() in held


def test_a_mail_without_an_extension_is_a_mail() -> None:
    assert extracted("12345", HEAD + b"\nHello").mime == "message/rfc822"


def test_a_mailbox_holds_mails() -> None:
    found = extracted("a.mbox", b"From a\n" + HEAD + b"\none\n\nFrom b\nSubject: two\n\nbody\n")
    assert found.fields == {"messages": "2"}
    assert [heading.text for heading in found.headings] == [
        "Subject: Grüße an alle",
        "Subject: two",
    ]
    assert lines_of(found)[-1] == (15, "body")


def test_what_is_no_mail_is_text() -> None:
    assert extracted("a.eml", b"just words").text == "just words"


@pytest.mark.parametrize(
    "charset", ["utf-8", "iso-8859-15", "windows-1251", "no-such-charset", "utf-7"]
)
def test_odd_charsets_do_not_fail(charset: str) -> None:
    mail = (
        f"Subject: =?{charset}?B?4A==?=\nContent-Type: text/plain; charset={charset}\n\n".encode()
    )
    assert extracted("a.eml", mail + "Привет, мир!".encode("cp1251")).text


LINES = st.lists(
    st.text(st.characters(categories=["L", "N", "P"]), max_size=90), min_size=1, max_size=12
)


@given(LINES, st.sampled_from(["7bit", "quoted-printable", "base64"]))
def test_encoded_bodies_come_back_whole(lines: list[str], encoding: str) -> None:
    body = "\n".join(lines).encode()
    encoded = {
        "7bit": lambda: body,
        "quoted-printable": lambda: quopri.encodestring(body),
        "base64": lambda: base64.encodebytes(body),
    }[encoding]()
    head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    raw = mime.split_lines(head.encode() + encoded)
    found, numbers = mime.parse(raw).text()
    assert "\n".join(found).rstrip("\n") == body.decode().rstrip("\n")
    assert numbers == sorted(numbers)
    assert all(4 <= number <= len(raw) for number in numbers)


def test_what_the_library_writes() -> None:
    message = EmailMessage()
    message["Subject"] = (
        "Überraschung mit einem sehr langen Betreff, der über die Zeile hinausgeht: schön"
    )
    message["From"] = "Zoë <z@x.org>"
    message.set_content("Grüße\naus Köln\n")
    message.add_alternative("<p>Grüße</p>", subtype="html")
    message.add_attachment(b"123", maintype="application", subtype="zip", filename="größe.zip")
    found = extracted("a.eml", message.as_bytes())
    assert found.title == str(message["Subject"])
    assert found.fields["from"] == "Zoë <z@x.org>"
    assert found.fields["attachments"] == "größe.zip"
    assert "Grüße\naus Köln" in found.text
