from __future__ import annotations

from tests.extract import samples
from tests.extract.checks import extracted, failure

CHAPTERS = {
    "one.xhtml": "<h1>Chapter\n One</h1><p>It was\n a dark night.</p>",
    "two.xhtml": "<h2>Second</h2><p>The end.</p>",
    "blank.xhtml": "<img/>",
}


def test_chapters_in_reading_order() -> None:
    nav = '<a href="one.xhtml#start">I. Night</a>'
    found = extracted("a.epub", samples.epub(CHAPTERS, nav=nav))
    assert (found.title, found.unit) == ("The Book", "chapter")
    assert found.fields == {"author": "A. Writer", "language": "en"}
    assert found.text == "Chapter One\n\nIt was a dark night.\nSecond\n\nThe end."
    assert [(part.number, part.name) for part in found.parts] == [(1, "I. Night"), (2, "Second")]
    assert [(h.level, h.text) for h in found.headings] == [(1, "Chapter One"), (2, "Second")]
    assert found.text[found.parts[1].start :].startswith("Second")


def test_fonts_may_be_scrambled_but_chapters_not() -> None:
    def encrypted(method: str) -> dict[str, str]:
        return {
            "META-INF/encryption.xml": '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
            f'<e:EncryptedData><e:EncryptionMethod Algorithm="{method}"/></e:EncryptedData>'
            "</encryption>"
        }

    fonts = encrypted("http://www.idpf.org/2008/embedding")
    assert extracted("a.epub", samples.epub(CHAPTERS, extra=fonts)).text
    locked = encrypted("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert failure("a.epub", samples.epub(CHAPTERS, extra=locked)).code == "encrypted"


def test_no_chapters_no_book() -> None:
    assert failure("a.epub", samples.zipped({"mimetype": "application/epub+zip"})).code == "corrupt"
