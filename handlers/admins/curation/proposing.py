"""An entry that somebody misses: the question, in the words of those who asked, as a draft without an answer.

The secretariat may propose; only administrators go on with it.
"""

from handlers.admins.curation import writing
from handlers.admins.curation.claims import claimed
from handlers.admins.curation.composing import begun, put
from handlers.admins.curation.curator import Curator
from handlers.admins.curation.fields import field_of
from handlers.admins.curation.values import Wrong, read
from handlers.messages import Choice, Incoming, Reply
from handlers.officials.noting import BETWEEN
from handlers.ports import Changeset
from handlers.texts import weekly as texts


async def propose(incoming: Incoming, said: str, *, curator: Curator) -> Reply:
    """«/proponer ¿pregunta? | otra forma | otra»: an administrator in private goes on at once."""
    question, *others = (part.strip() for part in said.split(BETWEEN))
    if not question:
        return Reply(texts.propose_what(), "command", awaits="/proponer")
    sheet, address = begun(curator.sheet(curator.blank(reason=texts.PROPOSED)), "faq", question)
    owner = claimed([question], address, sheet, curator.served.library)
    if owner is not None:
        return Reply(owner, "command")
    free = [one for one in others if claimed([one], address, sheet, curator.served.library) is None]
    for key, text in {"question": question, "wordings": "\n".join(free)}.items():
        field = field_of("faq", key)
        value = read(field, text) if field and text else None
        if isinstance(value, Wrong):
            return Reply(value.reason, "command", awaits="/proponer")
        if field is not None and value is not None:
            sheet = put(sheet, address, field, value, today=curator.clock.now().date())
    if curator.person.role == "admin" and not incoming.group:
        return await writing.kept(incoming, sheet, address, curator, act="nueva")
    draft = await curator.changesets.add(sheet.changeset)
    await curator.note("proponer", str(address), f"changeset:{draft.number}")
    await _tell_admins(draft, question, curator)
    return Reply(texts.proposed(draft), "command")


async def _tell_admins(draft: Changeset, question: str, curator: Curator) -> None:
    text = texts.somebody_proposes(curator.person.who.name, question, draft)
    see = (Choice(texts.SEE_DRAFT, f"/faq borrador {draft.number}"),)
    for admin in await curator.people.having("admin"):
        await curator.write(admin, f"proposal:{draft.number}:{admin.channel}/{admin.person}", text, see)
