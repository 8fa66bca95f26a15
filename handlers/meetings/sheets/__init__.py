"""Meetings as rows of a spreadsheet: bytes -> drafts or everything that is wrong with them; and an empty sheet.

Reading order: grid (bytes -> rows by the names of columns), days and clocks (what the cells of a row say), rows (the
rows of one meeting -> a draft), reading (all of them), template. What a file says is not trusted, and not guessed.
"""

from handlers.meetings.sheets.reading import Reading, read
from handlers.meetings.sheets.template import template

__all__ = ["Reading", "read", "template"]
