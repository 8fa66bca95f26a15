"""Whether Telegram lets the bot do what it needs: the token, where updates go, the group and the rights in it."""

from collections.abc import AsyncIterator

from telegram import Bot, ChatMember, ChatMemberAdministrator
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.findings import Finding, fine, problem, warning
from bot.settings import Telegram
from handlers.texts import doctor as texts


async def examined(telegram: Telegram, group: str) -> AsyncIterator[Finding]:
    """One finding after the other; without a valid token, no more than that."""
    bot = Bot(telegram.token, base_url=f"{telegram.api_url}/bot", base_file_url=f"{telegram.api_url}/file/bot")
    try:
        async with bot:
            yield fine(texts.token_accepted(bot.username))
            async for finding in _updates(bot, telegram):
                yield finding
            async for finding in _group(bot, group):
                yield finding
    except (InvalidToken, Forbidden):
        yield problem(texts.token_refused())
    except TelegramError as error:
        yield problem(texts.unreachable(type(error).__name__))


async def _updates(bot: Bot, telegram: Telegram) -> AsyncIterator[Finding]:
    info = await bot.get_webhook_info()
    if info.url and not telegram.public_url:
        yield warning(texts.leftover_webhook())
    elif info.url and not info.url.startswith(telegram.public_url):
        yield warning(texts.webhook_elsewhere())
    elif telegram.public_url and info.last_error_date:
        yield warning(texts.webhook_trouble())


async def _group(bot: Bot, group: str) -> AsyncIterator[Finding]:
    if not group:
        yield warning(texts.no_group())
        return
    try:
        chat = await bot.get_chat(int(group))
        member = await bot.get_chat_member(int(group), bot.id)
    except (BadRequest, Forbidden):
        yield problem(texts.group_unreachable())
        return
    yield fine(texts.group_found(chat.title or group, bool(chat.is_forum)))
    if not chat.is_forum:
        yield warning(texts.no_topics())
    elif _manages_topics(member):
        yield fine(texts.may_manage_topics())
    else:
        yield problem(texts.may_not_manage_topics())


def _manages_topics(member: ChatMember) -> bool:
    return isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics)
