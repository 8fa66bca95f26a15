"""The tables, by who they are about. A change here needs a migration: a test compares both."""

from bot.storage.columns import Base
from bot.storage.tables import cases, curation, jobs, meetings, messages, people

__all__ = ["Base", "cases", "curation", "jobs", "meetings", "messages", "people"]
