"""What is nobody else's business is not done in a group: there, a link leads to a conversation of one's own."""

from handlers.messages import Choice
from handlers.officials import links
from handlers.texts import welcome as texts


def way_out(bot: str) -> tuple[Choice, ...]:
    """Opens the conversation with the bot; nothing where there are no links."""
    return (Choice(texts.open_private(), "", links.address(bot, links.CONTACT)),) if bot else ()
