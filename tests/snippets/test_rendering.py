from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.contract.snippets import (
    ChoiceVariable,
    ClipboardVariable,
    EchoVariable,
    Expansion,
    Field,
    MatchVariable,
    Option,
    RandomVariable,
    ScriptVariable,
    ShellVariable,
    Snippet,
    UppercaseStyle,
    Variable,
)
from indexer.snippets import Command, Surroundings, commands_of, questions_of, render, runnable
from tests.snippets import templates
from tests.snippets.snippets import variables as any_variable
from tests.snippets.templates import AROUND, NOW


def snippet(text: str, *variables: Variable, **more: object) -> Snippet:
    return Snippet(uid="top", text=text, variables=variables, **more)  # type: ignore[arg-type]


def filled(text: str, *variables: Variable, around: Surroundings = AROUND) -> str:
    return render(snippet(text, *variables), around).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{date:yyyy-MM-dd}}", "2024-05-17"),
        ("{{date}}", "May 17, 2024"),
        ('{{date locale="de"}}', "17.05.2024"),
        ('{{date +1M locale="de-DE":d. MMMM yyyy}}', "17. Juni 2024"),
        ("{{date:%A %-d %B}}", "Friday 17 May"),
        ('{{date format="EEE" offset="+1d +1h"}}', "Sat"),
        ("{{time:HH:mm}}", "14:05"),
        ('{{time timezone="Asia/Tokyo":HH:mm}}', "23:05"),
        ("{{datetime:short}}", "5/17/24, 2:05\u202fPM"),
        ("{{day}} {{day +1d}}", "Friday Saturday"),
        ("{{clipboard}}|{{clipboard:1}}", "first clip|second clip"),
        ("{{selection | upper}}", "CHOSEN"),
        ("{{clipboard | title | percent-encode}}", "First%20Clip"),
        ('{{counter}} {{counter}} {{counter:b start="7" width="3"}}', None),
        ('{{counter start="7" width="3":b}} {{counter step="5":b}}', "007 12"),
        ("{{random:only}}", "only"),
        ("\\{\\{date}} $", "{{date}} $"),
        ("a {{nothing}} {{ ! }} {date}", "a {{nothing}} {{ ! }} {date}"),
        ("C:\\{{selection}}", "C:\\chosen"),
    ],
)
def test_each_placeholder(source: str, text: str | None) -> None:
    assert filled(source) == (source if text is None else text) or text is None


def test_uuids_and_draws_depend_on_the_seed_alone() -> None:
    source = "{{uuid}} {{uuid}} {{random:a|b|c|d|e|f|g|h}}"
    first = filled(source)
    assert filled(source) == first
    assert filled(source, around=replace(AROUND, seed=8)) != first
    one, two, letter = first.split(" ")
    assert len(one) == len(two) == 36
    assert one != two
    assert one[14] == "4"
    assert letter in "abcdefgh"
    # Rich text shows what the plain one does, whatever stands around it.
    both = Snippet(uid="b", text="{{uuid}}", html="<i>{{random:a|b}}</i>{{uuid}}")
    found = render(both, AROUND)
    assert found.html.endswith(found.text)


def test_counters_go_on_from_the_last_value_and_are_given_back() -> None:
    around = replace(AROUND, counters={"": 4, "n": 10})
    found = render(snippet("{{counter}} {{counter}} {{counter:n}}"), around)
    assert (found.text, found.counters) == ("5 6 11", {"": 6, "n": 11})
    assert around.counters == {"": 4, "n": 10}


def test_the_cursor_is_left_at_its_first_mark() -> None:
    found = render(snippet("é$|$ {{selection}} $|$!"), AROUND)
    assert (found.text, found.cursor) == ("é chosen !", 1)
    assert render(snippet("a{{cursor}}b"), AROUND).cursor == 1
    assert render(snippet("ab"), AROUND).cursor is None
    rich = Snippet(uid="h", html="<p>one</p><p>t$|$wo</p>")
    found = render(rich, AROUND)
    assert (found.text, found.cursor) == ("one\n\ntwo", 6)
    assert found.html == "<p>one</p><p>two</p>"


@pytest.mark.parametrize(
    ("source", "code", "text"),
    [
        ("{{nothing}}", "unknown", "{{nothing}}"),
        ("{{date.x}}", "unknown", "{{date.x}}"),
        ("{{clipboard:7}}", "clipboard", ""),
        ("{{clipboard:x}}", "argument", "{{clipboard:x}}"),
        ("{{date:qwertz}}", "date", "{{date:qwertz}}"),
        ('{{date locale="xx-!"}}', "date", '{{date locale="xx-!"}}'),
        ('{{date timezone="../etc"}}', "date", '{{date timezone="../etc"}}'),
        ("{{date +99999y}}", "date", "{{date +99999y}}"),
        ('{{counter step="x"}}', "argument", '{{counter step="x"}}'),
        ("{{random:}}", "argument", "{{random:}}"),
        ("{{snippet:none}}", "snippet", "{{snippet:none}}"),
        ("{{shell:date}}", "approval", "{{shell:date}}"),
        ("{{env:HOME}}", "approval", "{{env:HOME}}"),
        ("[[name]]", "answer", ""),
        ("[[name:Bo]]", "answer", "Bo"),
    ],
)
def test_what_is_missing_is_told(source: str, code: str, text: str) -> None:
    found = render(snippet(source), AROUND)
    assert found.text == text
    (missing,) = found.missing
    assert missing.code == code
    assert "\n" not in missing.message


def test_fields_take_their_answers() -> None:
    around = replace(AROUND, answers={"name": "Ada {{date}}", "tone": "cool"})
    asks = snippet("[[name | upper]] [[tone]] [[name]]", fields=(Field(name="tone"),))
    assert render(asks, around).text == "ADA {{DATE}} cool Ada {{date}}"
    assert render(asks, around).missing == ()


def test_defaults_hold_other_variables() -> None:
    asks = snippet("[[who:{{me}}]]", EchoVariable(name="me", echo="Ada"))
    (question,) = questions_of(asks, AROUND)
    assert question.default == "Ada"
    assert render(asks, AROUND).text == "Ada"


def test_variables_refer_to_each_other_in_any_order() -> None:
    found = filled(
        "{{a}}",
        EchoVariable(name="a", echo="<{{b}}>"),
        EchoVariable(name="b", echo="{{c}}{{plain}}"),
        ClipboardVariable(name="c"),
        EchoVariable(name="plain", echo="{{a}}", inject=False),
    )
    assert found == "<first clip{{a}}>"
    assert filled("{{date}}", EchoVariable(name="date", echo="mine")) == "mine"
    shared = replace(AROUND, shared=(EchoVariable(name="x", echo="shared"),))
    assert filled("{{x}}", around=shared) == "shared"


def test_variables_that_refer_to_themselves_are_told() -> None:
    found = render(
        snippet("{{a}}", EchoVariable(name="a", depends_on=("b",), echo="x{{b}}"),
                EchoVariable(name="b", echo="{{a}}")),
        AROUND,
    )  # fmt: skip
    assert found.text == "x{{a}}"
    chain = [EchoVariable(name=f"v{n}", echo=f"{{{{v{n + 1}}}}}") for n in range(5000)]
    assert render(snippet("{{v0}}", *chain), AROUND).text.startswith("{{v")


def library(**texts: str) -> Surroundings:
    kept = {key: Snippet(uid=key, keywords=(key,), text=text) for key, text in texts.items()}
    return replace(AROUND, find=kept.get)


def test_snippets_hold_others() -> None:
    around = library(sig="Best, {{snippet:me}}", me="Ada$|$")
    found = render(snippet("Hi. {{snippet:sig}}"), around)
    assert (found.text, found.cursor) == ("Hi. Best, Ada", 13)
    assert filled("{{x}}!", MatchVariable(name="x", trigger="me"), around=around) == "Ada!"


def test_snippets_that_hold_each_other_are_refused_by_name() -> None:
    around = library(a="1{{snippet:b}}", b="2{{snippet:a}}")
    found = render(Snippet(uid="top", text="{{snippet:a}}"), around)
    assert found.text == "12{{snippet:a}}"
    assert [m.message for m in found.missing] == ["a → b → a: these snippets hold each other."]
    by_variable = replace(
        AROUND,
        find=lambda _: Snippet(
            uid="v", name="Loop", text="{{x}}", variables=(MatchVariable(name="x", trigger="v"),)
        ),
    )
    found = render(Snippet(uid="top", text="{{snippet:v}}"), by_variable)
    assert found.missing[0].message.startswith("Loop → Loop")


def test_snippets_that_would_grow_without_end_are_cut() -> None:
    def find(key: str) -> Snippet:
        return Snippet(uid=key, text=f"{{{{snippet:{key}x}}}}" * 10)

    found = render(snippet("{{snippet:x}}"), replace(AROUND, find=find))
    assert any(missing.code == "limit" for missing in found.missing)
    doubling = [EchoVariable(name=f"v{n}", echo=f"{{{{v{n + 1}}}}}" * 20) for n in range(20)]
    end = EchoVariable(name="v20", echo="xxxxxxxxxx")
    assert len(render(snippet("{{v0}}" * 9, *doubling, end), AROUND).text) <= 1 << 20


def test_values_are_text_in_rich_text() -> None:
    around = replace(AROUND, clips=("<b>&\nx",))
    found = render(Snippet(uid="h", html="<p>{{clipboard}}</p>"), around)
    assert found.html == "<p>&lt;b&gt;&amp;<br>\nx</p>"
    assert found.text == "<b>&\nx"
    marked = Snippet(uid="m", markdown="**{{clipboard}}** <script>", expansion=Expansion())
    found = render(marked, around)
    assert "<script>" not in found.html
    assert "<strong>&lt;b&gt;&amp;\nx</strong>" in found.html
    running = Snippet(uid="m", markdown="*a*", expansion=Expansion(paragraph=True))
    assert render(running, around).html == "<em>a</em>"


@pytest.mark.parametrize(
    ("typed", "style", "text"),
    [
        (":hi", "", "hello big world"),
        (":Hi", "", "Hello big world"),
        (":HI", "", "HELLO BIG WORLD"),
        (":HI", "capitalize", "Hello big world"),
        (":HI", "capitalize_words", "Hello Big World"),
        (":hI", "", "hello big world"),
    ],
)
def test_the_keywords_case_is_carried_over(typed: str, style: UppercaseStyle, text: str) -> None:
    expansion = Expansion(propagate_case=True, uppercase_style=style)
    one = snippet("hello$|$ big world", keywords=(":hi",), expansion=expansion)
    found = render(one, AROUND, typed)
    assert (found.text, found.cursor) == (text, 5)
    assert render(snippet("hello", keywords=(":hi",)), AROUND, typed).text == "hello"


def test_nothing_runs_unless_this_very_text_was_approved() -> None:
    ran: list[Command] = []

    def run(command: Command) -> str | None:
        ran.append(command)
        return " out\n"

    one = snippet(
        "{{a}} {{b}} {{shell:uptime}} {{env:LANG}}",
        ShellVariable(name="a", cmd="ls"),
        ScriptVariable(name="b", args=("python3", "x.py"), trim=False),
    )
    commands = commands_of(one)
    assert [command.text for command in commands] == ["ls", "python3\nx.py", "uptime", "LANG"]
    around = replace(AROUND, run=run)
    assert render(one, around).text == one.text
    assert ran == []
    approved = replace(around, approved={command.digest for command in commands})
    assert render(one, approved).text == "out  out\n out  out\n"
    ran.clear()
    other = snippet("{{a}}", ShellVariable(name="a", cmd="ls "))
    assert render(other, approved).text == "{{a}}"
    another_shell = ShellVariable(name="a", cmd="ls", shell="zsh")  # noqa: S604  # not run
    assert render(snippet("{{a}}", another_shell), approved).text == "{{a}}"
    assert ran == []


def test_values_reach_a_command_by_its_environment_alone() -> None:
    ran: list[Command] = []
    shell = ShellVariable(name="a", cmd='echo "{{clip}}" {{other}}')
    one = snippet("{{a}}", shell, ClipboardVariable(name="clip"))
    (command,) = commands_of(one)
    around = replace(
        AROUND,
        clips=('"; rm -rf ~; "',),
        approved=[command.digest],
        run=lambda command: ran.append(command) or "",  # type: ignore[func-returns-value]
    )
    render(one, around)
    assert runnable(ran[0]) == 'echo "${ESPANSO_CLIP}" {{other}}'
    assert ran[0].environment == (("ESPANSO_CLIP", '"; rm -rf ~; "'),)
    powershell = ShellVariable(name="a", cmd="echo {{clip}}", shell="pwsh")  # noqa: S604
    one = snippet("{{a}}", powershell, ClipboardVariable(name="clip"))
    around = replace(around, approved=[commands_of(one)[0].digest])
    assert render(one, around).missing[0].code == "command"
    assert len(ran) == 1


def test_questions_come_in_order_and_from_inner_snippets() -> None:
    one = snippet(
        '{{pick}} [[b type="multiline"]] {{snippet:in}} {{r}} [[a values="x|y"]]',
        ChoiceVariable(name="pick", values=(Option(label="One", id="1"), Option(label="Two"))),
        RandomVariable(name="r", choices=("{{deep}}",)),
        ChoiceVariable(name="deep", values="{{pick}}\nlast\n"),
    )
    around = library(**{"in": "[[c:x]] {{snippet:in}}"})
    asked = questions_of(one, around)
    assert [(q.key, q.kind, q.default) for q in asked] == [
        ("pick", "choice", "1"),
        ("b", "multiline", ""),
        ("c", "text", "x"),
        ("deep", "choice", "1"),
        ("a", "choice", "x"),
    ]
    assert [option.value for option in asked[3].options] == ["1", "last"]


def test_a_million_characters_are_filled_in() -> None:
    around = replace(AROUND, clips=("x",))
    source = "{{clipboard}} [[a]] $|$ text " * 300
    assert len(filled(source * 10, around=around)) > 10_000
    assert len(filled("word " * 209_000)) == 1_045_000


@settings(deadline=None)
@given(templates.sources, st.lists(any_variable, max_size=3), st.integers(0, 1 << 128))
def test_rendering_is_pure_and_never_raises(
    source: str, variables: list[Variable], seed: int
) -> None:
    one = Snippet(uid="a", keywords=("a",), text=source, html=source, variables=tuple(variables))
    around = replace(AROUND, seed=seed, find=lambda _: one)
    before = random.getstate()
    first = render(one, around)
    assert render(one, around) == first
    assert random.getstate() == before
    assert first.cursor is None or 0 <= first.cursor <= len(first.text)
    assert questions_of(one, around) == questions_of(one, around)
    assert around.now == NOW


@given(st.text())
def test_plain_text_is_written_as_it_is(text: str) -> None:
    from indexer.snippets import literal

    assert filled(literal(text)) == text.replace("\ufdd0", "")


def test_changes_upon_changes_do_not_grow_without_end() -> None:
    text = "{{uuid" + " | json" * 60 + "}}"
    assert len(filled(text)) <= 1 << 20
    assert filled("{{clipboard | json | json}}") == '"\\"first clip\\""'


def test_variables_that_hold_each_other_do_not_grow_without_end() -> None:
    many = [
        EchoVariable(name="c", echo="x" * 100_000),
        EchoVariable(name="b", echo="{{c}}" * 11),
        EchoVariable(name="a", echo="{{b}}" * 20_000),
    ]
    assert len(filled("{{a}}", *many)) == 1 << 20


def test_an_approval_covers_what_reaches_the_command_too() -> None:
    def digests(text: str, *, inject: bool = True) -> set[str]:
        said = EchoVariable(name="said", echo=text)
        shell = ShellVariable(name="out", cmd="echo {{said}}", inject=inject)
        return {one.digest for one in commands_of(snippet("{{out}}", said, shell))}

    assert digests("one") == digests("one")
    assert digests("one") != digests("two")
    assert digests("one", inject=False) == digests("two", inject=False)

    def script(*words: str) -> set[str]:
        variable = ScriptVariable(name="out", args=words)
        return {one.digest for one in commands_of(snippet("{{out}}", variable))}

    assert script("sh", "-c", "a\nb") != script("sh", "-c", "a", "b")


@pytest.mark.parametrize("words", [("sh", "-c", "echo {{clip}}"), ("{{clip}}",)])
def test_a_value_is_never_part_of_what_a_program_runs(words: tuple[str, ...]) -> None:
    ran: list[Command] = []

    def run(command: Command) -> str | None:
        ran.append(command)
        return "done"

    whole = snippet(
        "{{out}}", ClipboardVariable(name="clip"), ScriptVariable(name="out", args=words)
    )
    approved = {one.digest for one in commands_of(whole)}
    around = replace(AROUND, clips=["; rm -rf /"], approved=approved, run=run)
    assert render(whole, around).missing[0].code == "command"
    assert not ran
    harmless = snippet(
        "{{out}}",
        ClipboardVariable(name="clip"),
        ScriptVariable(name="out", args=("x", "{{clip}}")),
    )
    approved = {one.digest for one in commands_of(harmless)}
    assert render(harmless, replace(around, approved=approved)).text == "done"
