"""Where the bot may look and write, and in whose words it is refused."""

from tests.faults.wire import bad_request, forbidden
from tests.faults.world import Chat, Message, World


def known(world: World, chat_id: int | None) -> Chat:
    """A chat that the bot may look at."""
    chat = world.chats.get(chat_id or 0)
    if chat is None:
        raise bad_request("chat not found")
    if chat.moved_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to)
    if chat.bot.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.bot.status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def writable(world: World, chat_id: int | None) -> Chat:
    """A chat that the bot may write to."""
    chat = known(world, chat_id)
    if chat.bot.status == "restricted":
        raise bad_request("not enough rights to send text messages to the chat")
    if chat.kind == "private":
        _refuse_closed_doors(chat)
    return chat


def place(chat: Chat, thread: int | None, reply_to: Message | None) -> int | None:
    """The thread where the bot's message lands, or Telegram's refusal."""
    if thread is None:
        return inherited(chat, reply_to)
    topic = chat.topics.get(thread)
    if not chat.is_forum or topic is None:
        raise bad_request("message thread not found")
    if not topic.is_open and not chat.bot_may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return thread


def inherited(chat: Chat, reply_to: Message | None) -> int | None:
    """A reply stays in its topic; outside topics, replies of a supergroup make a thread that is no topic."""
    if reply_to is None or chat.kind != "supergroup":
        return None
    return reply_to.thread or reply_to.id


def _refuse_closed_doors(chat: Chat) -> None:
    match chat.contact:
        case "never":
            raise forbidden("bot can't initiate conversation with a user")
        case "blocked":
            raise forbidden("bot was blocked by the user")
        case "deactivated":
            raise forbidden("user is deactivated")
        case "open":
            return
