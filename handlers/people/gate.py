"""Who is not admitted hears how to be; courtesy and help are for everybody who was not excluded."""

from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Reply
from handlers.people.rights import Visitor
from handlers.router import Handler
from handlers.texts import admission as texts


async def turn_away(incoming: Incoming, _memory: Memory, *, visitor: Visitor) -> tuple[Reply, ...] | None:
    """Whoever was excluded has commands only: no edit, reply or file of theirs reaches anybody."""
    is_command = incoming.text.lstrip().startswith("/") and not incoming.edits
    if not visitor.is_revoked or is_command:
        return None
    return (refusal(visitor),)


async def admit(incoming: Incoming, memory: Memory, *, visitor: Visitor, answer: Handler) -> tuple[Reply, ...] | None:
    """`None` for whoever is admitted; nothing of the content reaches anybody else."""
    if visitor.is_admitted:
        return None
    replies = await answer(incoming, memory)
    if replies and all(reply.outcome == "small" or reply.action == "help" for reply in replies):
        return replies
    return (refusal(visitor),)


def refusal(visitor: Visitor) -> Reply:
    """Why not, and what they can do about it."""
    if visitor.is_revoked:
        return Reply(texts.revoked(), "command")
    if visitor.person.standing == "pending":
        return Reply(texts.pending(), "command")
    if visitor.office.access == "invited":
        return Reply(texts.by_invitation(), "command")
    return Reply(texts.register_first(), "command", (Choice(texts.REGISTER_NOW, "/registro"),))
