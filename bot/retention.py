"""What is forgotten, and when: questions, after as long as the settings say; files and finished jobs, in a month."""

from datetime import timedelta

from bot.work import Work
from handlers.ports import Clock

FILES_KEPT = timedelta(days=30)
"""Whoever was sent one has it in their chat."""


async def forget(work: Work, *, clock: Clock, kept: timedelta) -> None:
    """In one transaction; there is nothing to do at most times."""
    now = clock.now()
    await work.questions.drop(now - kept)
    await work.files.drop(now - FILES_KEPT)
    await work.jobs.drop(now - FILES_KEPT)
