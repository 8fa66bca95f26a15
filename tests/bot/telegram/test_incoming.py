"""What updates say to us: messages, events, nothing."""

import time
from typing import Any

import pytest

from bot.channels.telegram.events import Blocked, BotRights, InlineAsked, Migrated, Unblocked
from bot.channels.telegram.incoming import ALLOWED, read
from handlers.messages import Attachment, Incoming
from tests.bot.telegram.updates import ANA, BOT, GROUP, ME, NINE, PRIVATE, edited, message, tapped, update, written

TOPIC_OPENED = message(chat=GROUP, sender=BOT, forum_topic_created={"name": "n.º 1", "icon_color": 7322096})
CARD = message("Consulta 1", chat=GROUP, sender=BOT) | {"message_id": 30}


def said(what: object) -> Incoming:
    assert isinstance(what, Incoming)
    return what


def test_a_private_message_names_its_person_conversation_and_moment() -> None:
    incoming = said(read(written("¿Qué es la CONARE?"), ME))

    assert incoming == Incoming(
        "9", "telegram", "77", "77", "¿Qué es la CONARE?", "Ana Paz", "ana_paz", source="31", written=NINE
    )


def test_row_07_moments_are_in_utc_whatever_the_zone_of_the_machine() -> None:
    assert said(read(written("hola"), ME)).written == NINE
    assert said(read(edited("hola"), ME)).written == NINE + 60


def test_row_21_an_edited_message_is_read_as_an_edition() -> None:
    incoming = said(read(edited("¿y en México?"), ME))

    assert (incoming.text, incoming.edits, incoming.source) == ("¿y en México?", True, "31")


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
def test_row_21_what_a_channel_publishes_is_nothing(kind: str) -> None:
    post = message("hola", chat={"id": -1009, "type": "channel", "title": "Noticias"})
    del post["from"]

    assert read(update(kind, post), ME) is None


def test_row_21_only_the_kinds_of_update_that_are_read_are_asked_for() -> None:
    assert set(ALLOWED) == {"message", "edited_message", "callback_query", "my_chat_member", "inline_query"}


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("/ayuda", "/ayuda"),
        ("/ayuda@Enlace_Bot", "/ayuda"),
        ("/responder@enlace_bot 12 Sí.", "/responder 12 Sí."),
        ("/start faq_12", "/start faq_12"),
        ("@enlace_bot, ¿hay cupos?", "¿hay cupos?"),
        ("¿Hay cupos, @enlace_bot?", "¿Hay cupos?"),
        ("escriba a ana@enlace_bot.org", "escriba a ana@enlace_bot.org"),
        ("@enlace_bot_dos hola", "@enlace_bot_dos hola"),
        ("/casa/perro", "/casa/perro"),
    ],
)
def test_our_name_is_no_part_of_what_is_said(typed: str, heard: str) -> None:
    assert said(read(written(typed), ME)).text == heard


@pytest.mark.parametrize(
    "content",
    [
        {"text": "¿Hay cupos, @enlace_bot?"},
        {"text": "/pregunta ¿hay cupos?"},
        {"text": "/pregunta@enlace_bot ¿hay cupos?"},
        {"text": "sí", "reply_to_message": CARD},
        {
            "caption": "@enlace_bot vea esto",
            "photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}],
        },
    ],
)
def test_in_a_group_what_is_said_to_the_bot_is_heard(content: dict[str, Any]) -> None:
    incoming = said(read(written(chat=GROUP, **content), ME))

    assert (incoming.group, incoming.conversation, incoming.person) == (True, "-100500", "77")


@pytest.mark.parametrize(
    "content",
    [
        {"text": "¿vamos a almorzar?"},
        {"text": "/ayuda@otro_bot"},
        {"text": "de acuerdo", "reply_to_message": message("hola", chat=GROUP) | {"message_id": 29}},
        {"text": "nota interna", "reply_to_message": TOPIC_OPENED, "message_thread_id": 31, "is_topic_message": True},
        {"text": "soy la administración @enlace_bot", "sender_chat": GROUP},
        {"new_chat_members": [ANA]},
    ],
)
def test_in_a_group_everything_else_is_nothing(content: dict[str, Any]) -> None:
    assert read(written(chat=GROUP, **content), ME) is None


def test_a_topic_is_named_and_its_opening_is_not_answered() -> None:
    content = {"reply_to_message": TOPIC_OPENED, "message_thread_id": 5, "is_topic_message": True}

    incoming = said(read(written("/tomar 1", chat=GROUP, **content), ME))

    assert (incoming.thread, incoming.answers) == ("5", "")


def test_row_29_the_thread_of_replies_in_a_group_without_topics_is_no_topic() -> None:
    incoming = said(read(written("sí", chat=GROUP, reply_to_message=CARD, message_thread_id=30), ME))

    assert (incoming.thread, incoming.answers) == ("", "30")


def test_a_tap_names_the_button_and_the_message_under_which_it_was() -> None:
    rows = {"inline_keyboard": [[{"text": "Tomar", "callback_data": "abc"}]]}

    incoming = said(
        read(tapped("abc", under=CARD | {"reply_markup": rows, "message_thread_id": 5, "is_topic_message": True}), ME)
    )

    assert (incoming.picks, incoming.text, incoming.answers, incoming.thread) == ("abc", "Tomar", "30", "5")
    assert (incoming.group, incoming.person, incoming.source) == (True, "77", "")


def test_a_tap_under_a_message_too_old_to_be_shown_still_counts() -> None:
    incoming = said(read(tapped("abc", under={"chat": PRIVATE, "message_id": 4, "date": 0}), ME))

    assert (incoming.picks, incoming.text, incoming.answers) == ("abc", "", "4")


def test_a_tap_where_others_read_is_never_private() -> None:
    card = {"chat": {"id": -100900, "type": "channel", "title": "Avisos"}, "message_id": 4, "date": 0}

    assert said(read(tapped("abc", under=card), ME)).group


@pytest.mark.parametrize("run", [",", " ", ", ", "@enlace_bo "])
def test_a_message_that_is_made_to_be_slow_is_read_at_once(run: str) -> None:
    long = written("x" + run * (4000 // len(run)) + "x", chat=GROUP)

    began = time.perf_counter()
    read(long, ME)

    assert time.perf_counter() - began < 0.2


def test_a_tap_under_a_pasted_citation_is_nothing() -> None:
    assert read(tapped("abc", inline_message_id="x"), ME) is None


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("photo", [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}], "photo"),
        ("voice", {"file_id": "a", "file_unique_id": "b", "duration": 1}, "voice"),
        ("document", {"file_id": "a", "file_unique_id": "b"}, "document"),
        ("location", {"latitude": 1.0, "longitude": 2.0}, "location"),
        ("contact", {"phone_number": "1", "first_name": "Eva"}, "contact"),
        ("dice", {"emoji": "🎲", "value": 3}, "other"),
    ],
)
def test_media_are_named_and_their_caption_is_what_is_said(name: str, content: object, media: str) -> None:
    incoming = said(read(update("message", message(caption="vea") | {name: content}), ME))

    assert (incoming.media, incoming.text) == (media, "vea")


def test_a_location_that_moves_does_not_write_again_and_again() -> None:
    place = message(location={"latitude": 1.0, "longitude": 2.0}, edit_date=NINE)

    assert read(update("edited_message", place), ME) is None


@pytest.mark.parametrize("content", [{"sender": BOT}, {"via_bot": BOT}, {"sender": None}])
def test_bots_and_what_was_pasted_from_us_are_nothing(content: dict[str, Any]) -> None:
    assert read(written("hola", **content), ME) is None


def test_row_22_both_service_messages_of_a_move_say_the_same() -> None:
    old = {"id": -5, "type": "group", "title": "Secretaría"}

    assert read(written(chat=old, migrate_to_chat_id=-100500), ME) == Migrated("-5", "-100500")
    assert read(written(chat=GROUP, migrate_from_chat_id=-5), ME) == Migrated("-5", "-100500")


@pytest.mark.parametrize(
    ("chat", "member", "event"),
    [
        (PRIVATE, {"status": "kicked", "until_date": 0}, Blocked("77")),
        (PRIVATE, {"status": "member"}, Unblocked("77")),
        (GROUP, {"status": "left"}, Blocked("-100500")),
        (GROUP, {"status": "member"}, BotRights("-100500", may_manage_topics=False)),
    ],
)
def test_row_23_whether_the_bot_is_wanted_is_an_event(
    chat: dict[str, Any], member: dict[str, Any], event: object
) -> None:
    change = {"chat": chat, "from": ANA, "date": NINE, "old_chat_member": {"status": "member", "user": BOT}}

    assert read(update("my_chat_member", change | {"new_chat_member": member | {"user": BOT}}), ME) == event


def test_an_inline_question_is_an_event() -> None:
    asked = {"id": "q7", "from": ANA, "query": "literal k Santiago", "offset": ""}

    assert read(update("inline_query", asked), ME) == InlineAsked("q7", "literal k Santiago", "77")


def test_a_document_has_a_name_without_folders_and_can_be_fetched() -> None:
    content = {"file_id": "a", "file_unique_id": "b", "file_name": "C:\\x/../preguntas.xlsx", "file_size": 7}

    incoming = said(read(update("message", message(document=content)), ME))

    assert incoming.file == Attachment("a", "preguntas.xlsx", 7)
    assert incoming.markup == ""


def test_what_was_typed_in_bold_comes_as_markup_too() -> None:
    bold = [{"type": "bold", "offset": 0, "length": 4}]

    incoming = said(read(written("Ley 1 & 2", entities=bold), ME))
    captioned = said(read(update("message", message(caption="Ley 1", caption_entities=bold, document=_DOCUMENT)), ME))

    assert (incoming.text, incoming.markup) == ("Ley 1 & 2", "<b>Ley </b>1 &amp; 2")
    assert captioned.markup == "<b>Ley </b>1"


_DOCUMENT = {"file_id": "a", "file_unique_id": "b"}
