"""Answering: what a message gets back, over the content that ships."""

import pytest

from handlers.dialogue import Memory
from handlers.messages import Reply, Turn
from handlers.officials import ask
from handlers.texts import officials as texts
from knowledge.entries import Content
from knowledge.library import Library, Search
from knowledge.verdict import Unknown, Unsure, Verdict
from tests.builders import message
from tests.knowing import findings, hit
from tests.knowledge.builders import letters

VI = "La VI reunión (Capítulo de Santiago, 2020) fue el 23 y 24 de septiembre de 2020"


def asked(library: Library, *messages: str) -> tuple[Reply, ...]:
    """The replies to the last message of a conversation."""
    turn: Turn | None = None
    replies: tuple[Reply, ...] = ()
    for text in messages:
        replies = ask.replies_to(text, turn, library)
        turn = next((reply.turn for reply in reversed(replies) if reply.turn), turn)
    return replies


def one(library: Library, *messages: str) -> Reply:
    [reply] = asked(library, *messages)
    return reply


class Deciding(Library):
    """A library of shipped content that says the same of every question."""

    def __init__(self, known: Library, verdict: Verdict) -> None:
        self.content, self.reader = known.content, known.reader
        self._verdict = verdict

    def search(self, question: str) -> Search:
        return Search(self.reader.asked(question, letters), (), (), self._verdict)

    def asked_by_its_question(self, _text: str) -> None:
        return None


def doubtful(library: Library) -> Unsure:
    """Between an entry and a computed finding."""
    entry = next(faq for faq in library.content.faqs if faq.id == "uruguay-core")
    [found] = findings(library.content, "pais.presidio", país="Chile")
    return Unsure((hit(entry), hit(library.content.aspects[0], found)))


# Verdicts


async def test_a_question_that_we_know_is_answered_with_its_source(library: Library) -> None:
    [reply] = await ask.answer(message("¿Cuándo fue la VI?"), Memory(), library=library)

    assert reply.outcome == "answer"
    assert reply.text.startswith(VI)
    assert "\nFuente: " in reply.text


async def test_the_conversation_remembers_the_last_question(library: Library) -> None:
    memory = Memory(turn=Turn("¿Cuándo fue la VI?"))

    [reply] = await ask.answer(message("¿Y quién la firmó?"), memory, library=library)

    assert reply.text.startswith("Participaron 12 países en la VI reunión")


def test_an_answer_is_remembered_with_the_facts_that_more_goes_on_with(library: Library) -> None:
    turn = one(library, "¿Cuándo fue la VI?").turn

    assert turn
    assert turn.shown == ("+D6-01",)


def test_a_doubtful_question_is_asked_back(library: Library) -> None:
    reply = one(Deciding(library, doubtful(library)), "¿qué es eso?")

    assert reply.outcome == "choices"
    assert reply.text == texts.which_one(2)


def test_a_choice_reads_as_a_question_and_picking_it_asks_it(library: Library) -> None:
    *offered, _ = one(Deciding(library, doubtful(library)), "¿qué es eso?").choices

    assert [(choice.label, choice.says) for choice in offered] == [
        ("¿Qué es la CORE de Uruguay?", "¿Qué es la CORE de Uruguay?"),
        ("¿Cuándo presidió Chile?", "¿Cuándo presidió Chile?"),
    ]


def test_the_last_choice_shows_what_could_be_sent_to_the_secretariat(library: Library) -> None:
    *_, none = one(Deciding(library, doubtful(library)), "¿qué es eso?").choices

    assert none.label == texts.none_of_these()
    assert none.says == f"{ask.OFFER} ¿qué es eso?"


def test_a_known_gap_says_why_and_offers_the_secretariat(library: Library) -> None:
    reply = one(library, "precio del dólar hoy")

    assert reply.outcome == "forward"
    assert reply.text.startswith("No lo sé. ")
    assert [choice.says for choice in reply.choices] == ["/enviar_consulta precio del dólar hoy", "/cancelar"]


def test_what_we_know_nothing_about_is_said_not_to_be_known(library: Library) -> None:
    reply = one(Deciding(library, Unknown()), "¿Hay cupos?")

    assert reply.outcome == "forward"
    assert reply.text.startswith(texts.not_known())


@pytest.mark.parametrize("said", ["hola", "gracias", "quién eres"])
def test_small_talk_gets_a_civil_reply_and_offers_nothing(said: str, library: Library) -> None:
    reply = one(library, said)

    assert (reply.outcome, reply.choices) == ("small", ())


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
def test_an_errand_begins(said: str, action: str, library: Library) -> None:
    reply = one(library, said)

    assert (reply.outcome, reply.action) == ("action", action)


# Several questions


def test_two_questions_get_two_answers_in_order(library: Library) -> None:
    first, second = asked(library, "¿Cuándo fue la VI? ¿Quién presidió la VII?")

    assert first.text.startswith(VI)
    assert second.text.startswith("La presidencia pro tempore de la VII reunión")


def test_the_second_question_leans_on_the_first(library: Library) -> None:
    _, second = asked(library, "¿Cuándo fue la VI? ¿Y quién la firmó?")

    assert second.text.startswith("Participaron 12 países en la VI reunión")


def test_two_questions_joined_by_y_are_answered_apart(library: Library) -> None:
    first, second = asked(library, "¿Cuándo fue la VI y quién la firmó?")

    assert first.text.startswith(VI)
    assert second.text.startswith("Participaron 12 países en la VI reunión")


def test_two_halves_of_which_one_is_unknown_are_one_question(library: Library) -> None:
    assert len(asked(library, "¿Cuándo fue la VI y cuánto cuesta el pasaje a Santiago?")) == 1


def test_two_halves_with_the_same_answer_get_it_once(library: Library) -> None:
    assert one(library, "¿Cuándo fue la VI reunión y dónde fue la VI reunión?").text.startswith(VI)


def test_two_questions_with_the_same_answer_get_it_once(library: Library) -> None:
    assert one(library, "¿Cuándo fue la VI? ¿En qué fecha fue la VI?").text.startswith(VI)


def test_a_greeting_before_a_question_is_not_answered_by_itself(library: Library) -> None:
    assert one(library, "Hola, ¿cuándo fue la VI?").text.startswith(VI)


def test_a_courtesy_question_beside_a_real_one_is_not_answered_by_itself(library: Library) -> None:
    assert one(library, "¿Quién es usted? ¿Cuándo fue la VI?").text.startswith(VI)


def test_questions_that_are_all_small_talk_get_one_reply(library: Library) -> None:
    assert one(library, "¿Quién es usted? ¿Es usted humano?").outcome == "small"


def test_questions_that_are_all_unknown_are_sent_together(library: Library) -> None:
    both = "¿Cuál es el precio del dólar hoy? ¿Cuál es el precio del euro hoy?"

    reply = one(library, both)

    assert reply.outcome == "forward"
    assert reply.choices[0].says == f"/enviar_consulta {both}"


# Leaning on the last answer


def test_more_tells_what_goes_with_the_last_answer_and_not_the_answer_again(library: Library) -> None:
    reply = one(library, "¿Quiénes integran la CONARE de Paraguay?", "más")

    assert reply.outcome == "answer"
    assert reply.text.startswith("Preside la CONARE de Paraguay")
    assert "Integran la CONARE de Paraguay" not in reply.text


def test_more_without_a_last_answer_has_nothing_to_add(library: Library) -> None:
    assert one(library, "más").text == texts.nothing_more()


def test_more_is_told_once(library: Library) -> None:
    assert one(library, "¿Cuándo fue la VI?", "más", "más").text == texts.nothing_more()


def test_after_more_the_question_is_still_remembered(library: Library) -> None:
    reply = one(library, "¿Cuándo fue la VI?", "más", "¿Y quién la firmó?")

    assert reply.text.startswith("Participaron 12 países en la VI reunión")


def test_more_adds_something_to_the_card_of_a_country(library: Library) -> None:
    card = one(library, "Ficha de Uruguay").text
    more = one(library, "Ficha de Uruguay", "más").text

    assert [line for line in more.splitlines() if line and line not in card and not line.startswith("Fuente")]


def test_a_follow_up_that_is_not_known_is_sent_with_what_it_is_about(library: Library) -> None:
    [reply] = ask.replies_to("¿y eso cuánto cuesta?", Turn("Cuándo fue la VI"), Deciding(library, Unknown()))

    assert "eso cuánto cuesta" in reply.choices[0].says
    assert "Cuándo fue la VI" in reply.choices[0].says


def test_a_follow_up_asks_the_same_about_another_country(library: Library) -> None:
    reply = one(library, "¿Cuántos días hay para pedir refugio en Chile?", "¿y en México?")

    assert reply.text.startswith("En México se pide refugio dentro de los 30 días")


def test_a_follow_up_about_another_country_is_not_about_the_first(library: Library) -> None:
    reply = one(library, "¿Quién preside la CONARE de Paraguay?", "¿y la de Brasil?")

    assert not any("Paraguay" in choice.label for choice in reply.choices)
    assert "Brasil" in reply.text


# What reads wrong in the answers of the content


def test_a_year_of_two_presidencies_names_both(library: Library) -> None:
    reply = one(library, "¿Quién presidió en 2021?")

    assert "Perú" in reply.text
    assert "Brasil" in reply.text


def test_a_point_that_several_rounds_have_is_asked_back(library: Library) -> None:
    assert one(library, "punto 2").outcome == "choices"


def test_also_leans_on_the_question_before(library: Library) -> None:
    replies = asked(library, "Necesito saber cuándo fue la reunión de Lima. También quién firmó")

    assert "Participaron 13 países en la VII reunión" in replies[-1].text


def test_a_choice_that_reads_as_two_questions_is_picked_as_one(library: Library) -> None:
    label = "Si la de Panamá fue la segunda, ¿cuál fue la primera reunión técnica de las CONARE?"

    assert one(library, label).text.startswith("No está confirmado.")


@pytest.mark.parametrize(
    "label", ["Ficha de la declaración especial de 2023", "¿Cuándo se reactivó la CONARE dominicana?"]
)
def test_picking_a_choice_does_not_lead_back_to_the_choices(label: str, library: Library) -> None:
    assert label not in [choice.says for choice in one(library, label).choices]


@pytest.mark.parametrize(
    "said",
    ["<script>alert('x')</script>", "'; DROP TABLE cases;--", "{{7*7}} ${HOME}", "' OR '1'='1"],
)
def test_code_is_refused_and_starts_nothing(said: str, library: Library) -> None:
    reply = one(library, said)

    assert (reply.outcome, reply.text, reply.choices) == ("small", texts.looks_like_code(), ())


def test_a_lone_number_without_choices_picks_nothing(library: Library) -> None:
    reply = one(library, "2")

    assert (reply.outcome, reply.text) == ("small", texts.nothing_to_pick())


def test_the_workshop_of_april_2022_is_among_the_meetings_of_2022(library: Library) -> None:
    assert "Taller temático de asilo" in one(library, "¿Qué reuniones hubo en 2022?").text


def test_gibberish_is_not_answered(library: Library) -> None:
    assert one(library, "zxqv wkjh ppfg").outcome != "answer"


@pytest.mark.xfail(strict=True, reason="no term is known for Peru; answered with an informative talk")
def test_a_term_that_nobody_found_is_not_answered_with_something_else(library: Library) -> None:
    assert one(library, "plazo para pedir refugio en Perú").outcome != "answer"


def test_a_question_about_a_country_is_answered_about_that_country(library: Library) -> None:
    assert "República Dominicana" not in one(library, "plazo para pedir refugio en México").text


# What is no question


@pytest.mark.parametrize("said", ["", "   ", "¿?", "...", "😀🇪🇨", "\x00\x01"])
def test_a_message_without_words_gets_an_example(said: str, library: Library) -> None:
    assert one(library, said).text == texts.nothing_to_read()


def test_a_message_that_nobody_could_mean_is_not_read(library: Library) -> None:
    message = "hola " * ask.LONGEST_MESSAGE

    reply = one(library, message)

    assert reply.outcome == "small"
    assert f"{len(message)} caracteres" in reply.text


def test_the_examples_of_the_help_are_answered(library: Library) -> None:
    examples = [line.strip("• «»") for line in texts.help_with().splitlines() if line.startswith("• ")]

    assert {one(library, example).outcome for example in examples} <= {"answer", "action"}


@pytest.mark.parametrize(
    "said", ["¿Qué dice la VI?", "¿Cuándo fue la VI reunión?", "¿Qué dice el literal k de Santiago?"]
)
def test_the_examples_of_other_texts_are_answered(said: str, library: Library, content: Content) -> None:
    assert said in texts.declarations(content) + texts.nothing_to_read() + texts.small_talk("test", content)
    assert one(library, said).outcome == "answer"
