"""The black-box door: a line in, a line out, whatever is in it."""

import argparse
import io
import json
import re
from collections.abc import Iterator

import pytest

from bot import asking
from bot.channels.plain import rendered
from handlers.messages import Choice, Reply
from handlers.officials.ask import FORWARD, OFFER
from knowledge.library import Library

INTERNALS = re.compile(r"Traceback|Error\b|Exception|\.py\b|None|null|sqlite|/home|/tmp|\{|\}|<\w+>")


def answered(library: Library, *questions: object) -> list[dict[str, object]]:
    """What the door writes for these questions, numbered from 1, over a stream of bytes as between two programs."""
    lines = [json.dumps({"id": n, "q": q}) for n, q in enumerate(questions, 1)]
    written = io.BytesIO()
    out = io.TextIOWrapper(written, encoding="utf-8")
    asking.serve(lines, out, library)
    return [json.loads(line) for line in written.getvalue().decode().splitlines()]


def one(library: Library, question: object) -> dict[str, object]:
    [row] = answered(library, question)
    return row


def text(row: dict[str, object]) -> str:
    return str(row["text"])


def choices(row: dict[str, object]) -> list[dict[str, str]]:
    found = row["choices"]
    assert isinstance(found, list)
    return found


# The contract


def test_every_question_gets_a_line_in_order(library: Library) -> None:
    rows = answered(library, "hola", "¿Cuándo fue la VI?", "precio del dólar hoy", "próximas reuniones")

    assert [(row["id"], row["outcome"]) for row in rows] == [(1, "small"), (2, "answer"), (3, "forward"), (4, "action")]


def test_an_id_comes_back_as_it_was_sent(library: Library) -> None:
    row = asking.reply_to_line('{"id": "VI-b", "q": "hola"}', library)

    assert row["id"] == "VI-b"


def test_an_empty_line_is_skipped(library: Library) -> None:
    out = io.StringIO()

    asking.serve(["\n", '{"id": 1, "q": "hola"}\n', "  \n"], out, library)

    assert len(out.getvalue().splitlines()) == 1


def test_a_line_is_answered_before_the_next_is_read(library: Library) -> None:
    out = io.StringIO()
    answered_so_far: list[int] = []

    def lines() -> Iterator[str]:
        for n in (1, 2):
            answered_so_far.append(out.getvalue().count("\n"))
            yield json.dumps({"id": n, "q": "hola"})

    asking.serve(lines(), out, library)

    assert answered_so_far == [0, 1]


def test_accents_are_written_as_they_are(library: Library) -> None:
    out = io.StringIO()

    asking.serve(['{"id": 1, "q": "¿Cuándo fue la VI?"}'], out, library)

    assert "reunión" in out.getvalue()


def test_an_answer_says_how_long_it_took(library: Library) -> None:
    spent = one(library, "¿Cuándo fue la VI?")["ms"]

    assert isinstance(spent, float)
    assert 0 < spent < 10_000


def test_an_answer_has_neither_choices_nor_action(library: Library) -> None:
    assert set(one(library, "¿Cuándo fue la VI?")) == {"id", "outcome", "text", "ms"}


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("próximas reuniones", "meetings"),
        ("lista de declaraciones", "declarations"),
        ("quiero hablar con la secretaría", "contact"),
        ("quiero proponer un intercambio", "exchange"),
        ("avíseme de la próxima reunión", "reminder"),
        ("ayuda", "help"),
    ],
)
def test_an_action_is_named(said: str, action: str, library: Library) -> None:
    row = one(library, said)

    assert (row["outcome"], row["action"]) == ("action", action)


def test_a_choice_says_what_picking_it_would_answer(library: Library) -> None:
    asked_back = Reply("¿Quiso decir?", "choices", (Choice("¿Cuándo fue la VI?", "¿Cuándo fue la VI?"),))

    [offered] = choices(asking.as_record((asked_back,), library))

    assert offered["label"] == "¿Cuándo fue la VI?"
    assert offered["text"].startswith("La VI reunión (Capítulo de Santiago, 2020) fue el 23 y 24 de septiembre de 2020")


@pytest.mark.parametrize("command", [FORWARD, OFFER])
def test_declining_every_choice_would_answer_nothing(command: str, library: Library) -> None:
    asked_back = Reply("¿Quiso decir?", "choices", (Choice("Ninguna", f"{command} ¿qué es eso?"),))

    assert choices(asking.as_record((asked_back,), library)) == [{"label": "Ninguna", "text": ""}]


def test_a_message_of_several_questions_is_one_line_with_every_answer(library: Library) -> None:
    row = one(library, "¿Cuándo fue la VI? ¿Quién presidió la VII?")

    assert row["outcome"] == "answer"
    assert text(row).index("La VI reunión") < text(row).index("La presidencia pro tempore de la VII")


@pytest.mark.parametrize(
    ("said", "most"),
    [
        (("forward", "answer"), "answer"),
        (("small", "choices"), "choices"),
        (("small", "action"), "action"),
        (("small", "forward"), "forward"),
        (("command", "small"), "small"),
    ],
)
def test_of_several_outcomes_the_one_that_says_most_counts(said: tuple[str, str], most: str, library: Library) -> None:
    replies = tuple(Reply("Buen día.", outcome) for outcome in said)  # type: ignore[arg-type]

    assert asking.as_record(replies, library)["outcome"] == most


def test_each_question_is_of_a_new_person(library: Library) -> None:
    _, second = answered(library, "¿Cuándo fue la VI?", "más")

    assert text(second).startswith("No tengo más detalles")


# What should not be asked

ODD = {
    "empty": "",
    "blank": " \n\t ",
    "question mark": "¿?",
    "emoji": "😀🇪🇨👩🏽‍💻",
    "one huge word": "a" * 200_000,
    "a huge question": "¿Cuándo fue la VI? " * 20_000,
    "SQL": "'; DROP TABLE cases; --",
    "HTML": "<img src=x onerror=alert(1)>",
    "a template": "{ronda} %s {0.__class__} ${HOME}",
    "a path": "../../etc/passwd",
    "right to left": "\u202eIV al euf odnáuC\u202c",
    "Arabic": "متى كان الاجتماع",
    "Chinese": "会议什么时候举行",
    "control characters": "\x00\x01\x1b[31m\x07",
    "bytes": bytes(range(256)).decode("latin-1"),
    "half a character": "hola \ud800 \udfff",
    "JSON": '{"a": [1, 2]}',
    "nothing": None,
    "a number": 6,
    "a list": ["VI"],
}


@pytest.mark.parametrize("question", ODD.values(), ids=ODD.keys())
def test_whatever_is_asked_gets_a_civil_reply(question: object, library: Library) -> None:
    row = one(library, question)

    said = text(row).partition("Se enviaría: «")[0]  # what follows are the person's own words
    assert row["outcome"] in ("answer", "choices", "forward", "action", "small")
    assert len(said) > 20
    assert not INTERNALS.search(said)


@pytest.mark.parametrize(
    "question",
    [
        "<b>¿Cuándo fue la VI?</b>",
        "😀 ¿Cuándo fue la VI? 🇪🇨",
        "\u202e¿Cuándo fue la VI?\u202c",
        "\u200f¿Cuándo fue la VI?",
        "¿Cu\u200bándo fue la V\u200dI?",
        "\x00\x1b[31m\x07¿Cuándo fue la VI?",
        "\n\n¿Cuándo\nfue la VI?\r\n",
        "¿CUÁNDO FUE LA VI?",
        "cuando fue la vi",
    ],
)
def test_decoration_does_not_hide_the_question(question: str, library: Library) -> None:
    assert text(one(library, question)).startswith("La VI reunión (Capítulo de Santiago, 2020) fue el 23 y 24")


def test_no_control_or_bidirectional_mark_comes_back(library: Library) -> None:
    said = text(one(library, "precio del \u202edólar\u202c \x1b[31mhoy\x00"))

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", said)


def test_what_would_be_sent_is_shown_shortened(library: Library) -> None:
    said = text(one(library, "precio del dólar hoy " * 100))

    assert len(said) < 1_500


# For people


def test_one_question_is_answered_on_the_terminal(
    library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "open_library", lambda: library)

    code = asking.main(argparse.Namespace(order="ask", jsonl=False, question=["¿Cuándo", "fue", "la", "VI?"]))

    assert code == 0
    assert capsys.readouterr().out.startswith("La VI reunión")


def test_questions_come_in_as_lines(
    library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "open_library", lambda: library)
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 7, "q": "hola"}\n'))

    asking.main(argparse.Namespace(order="ask", jsonl=True, question=[]))

    assert json.loads(capsys.readouterr().out)["id"] == 7


def test_choices_are_numbered_on_the_terminal() -> None:
    asked_back = Reply("¿Quiso decir?", "choices", (Choice("La VI", "la VI"), Choice("La VII", "la VII")))

    assert rendered((asked_back,)) == "¿Quiso decir?\n\n1. La VI\n2. La VII"
