"""«@bot literal k»: citations in whatever chat."""

from collections.abc import Sequence
from typing import Any

import pytest

from bot.channels.telegram.events import InlineAsked
from bot.channels.telegram.inline import Citation, Inline
from tests.bot.telegram.conftest import Cited, Stage, cite
from tests.faults.conftest import bot_for
from tests.faults.telegram_double import TelegramDouble

pytestmark = pytest.mark.slow


async def nobody(_person: str) -> bool:
    return False


async def answered(
    double: TelegramDouble, found: Sequence[Citation], *, open_to_all: bool = True
) -> list[dict[str, Any]]:
    query = await double.person(77, "Ana").asks_inline("literal k")
    async with bot_for(double) as bot:
        inline = Inline(bot, lambda _query: found, nobody, open_to_all=open_to_all)
        await inline.answer(InlineAsked(query, "literal k", "77"))
    [call] = double.ledger.called("answerInlineQuery")
    assert call.status == 200
    results: list[dict[str, Any]] = call.fields.decoded("results")
    return results


async def test_a_citation_is_pasted_with_its_source_and_nothing_is_stored(stage: Stage, double: TelegramDouble) -> None:
    ana = double.person(77, "Ana")

    async with stage.running():
        await ana.asks_inline("literal <k>")
        [call] = await double.until(lambda: double.ledger.called("answerInlineQuery"))
        await double.until(lambda: call.status == 200)

    [result] = call.fields.decoded("results")
    assert result["title"] == "Literal k"
    assert "Sobre &lt;literal &lt;k&gt;&gt;." in result["input_message_content"]["message_text"]
    assert "<i>Fuente: Declaración de Santiago</i>" in result["input_message_content"]["message_text"]
    assert not call.fields.flag("is_personal")
    async with stage.store.transaction() as work:
        assert await work.inbox.waiting("telegram") == []


async def test_only_ten_citations_each_once_and_cut_to_what_fits(calm: TelegramDouble) -> None:
    found = [Cited(str(n // 2), f"Cita {n}", "", "ñ" * 5000) for n in range(40)]

    results = await answered(calm, found)

    assert [result["id"] for result in results] == [str(n) for n in range(10)]


async def test_who_may_not_ask_gets_nothing(calm: TelegramDouble) -> None:
    assert await answered(calm, cite("k"), open_to_all=False) == []
    [call] = calm.ledger.called("answerInlineQuery")
    assert call.fields.flag("is_personal")


async def test_row_28_a_question_that_is_too_old_is_no_failure(calm: TelegramDouble) -> None:
    query = await calm.person(77, "Ana").asks_inline("k")
    calm.expire(query)
    async with bot_for(calm) as bot:
        await Inline(bot, cite, nobody, open_to_all=True).answer(InlineAsked(query, "k", "77"))

    assert [call.status for call in calm.ledger.called("answerInlineQuery")] == [400]
