"""Everything that the workshop can do, each at its bench."""

from collections.abc import Mapping

from bot.exchange_benches import Copying, Exporting, Fetch, Importing
from bot.meeting_files import Calendars, Documents
from bot.meeting_sheets import Sheets, emptied
from bot.meetings import Announcing, Attending
from bot.settings import Settings
from bot.shelf import Shelf
from bot.statistics.bench import Counting
from bot.trying import Trying
from bot.work import Storage
from bot.workshop import Bench
from handlers.ports import Clock, JobKind


def benches(
    storage: Storage, shelf: Shelf, settings: Settings, clock: Clock, fetch: "Fetch | None" = None
) -> Mapping[JobKind, Bench]:
    """Without `fetch`, files do not come in: a terminal has none."""
    exporting = Exporting(shelf, clock)
    return {
        "try": Trying(storage, shelf, clock),
        "export": exporting,
        "template": exporting,
        "import": Importing(storage, shelf, fetch or _nothing),
        "backup": Copying(settings, clock),
        "announce": Announcing(storage, clock, settings.office),
        "calendar": Calendars(storage, fetch or _nothing, settings.office),
        "meetings": Sheets(storage, fetch or _nothing, clock, settings.office),
        "meetings_template": emptied,
        "document": Documents(storage, fetch or _nothing),
        "attendance": Attending(storage, clock),
        "statistics": Counting(storage, shelf, clock, settings.office.calendar.zone),
    }


async def _nothing(_file: str) -> None:
    return None
