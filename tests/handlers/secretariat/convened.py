"""Eva of the secretariat, who convenes in private."""

from handlers.ports import Meeting
from tests.handlers.admins.curation.desk import Desk


async def says(desk: Desk, text: str, of: str = "eva") -> str:
    """The text of the reply."""
    return (await desk.says(text, of=of)).text


async def the_meeting(desk: Desk, number: int = 1) -> Meeting:
    """As it is stored."""
    async with desk.storage.transaction() as work:
        found = await work.meetings.find(number)
    assert found is not None
    return found
