from __future__ import annotations

import pytest

from tests.extract.checks import extracted


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_is_verbatim_line_by_line(end: str) -> None:
    found = extracted("a.py", f"def f():{end}{end}\treturn 1  {end}".encode())
    assert found.text == "def f():\n\n\treturn 1  \n"
    assert (found.mime, found.lines, found.unit) == ("text/x-python", None, "none")


def test_tables_and_json_stay_as_they_are() -> None:
    assert extracted("a.csv", b'a,"b\nc"\n1,2').text == 'a,"b\nc"\n1,2'
    assert extracted("a.json", b'{"a": [1]}').mime == "application/json"
