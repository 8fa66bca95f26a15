"""`python -m bot backup` and `python -m bot restore`: one line on what was done, or on what to do about it.

The exit code: 2 a passphrase that is missing or cannot be used, 4 anything else that refuses. Passphrases are never
taken from the command line, which other people of the machine can see.
"""

import argparse
import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.backups.making import database_of, make
from bot.backups.manifest import Manifest
from bot.backups.problems import BackupProblem, NoPassphrase, PassphraseProblem, TwoPassphrases, WeakPassphrase
from bot.backups.reading import verify
from bot.backups.restoring import restore
from bot.settings import SHORTEST_PASSPHRASE, Settings
from handlers.texts import backups as texts

BAD_PASSPHRASE, REFUSED = 2, 4


def main(args: argparse.Namespace, settings: Settings) -> int:
    """Run the one that was given. StorageProblem is left to whoever calls."""
    try:
        told = _run(args, settings, datetime.now(UTC))
    except BackupProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return BAD_PASSPHRASE if isinstance(problem, PassphraseProblem) else REFUSED
    sys.stdout.write(f"{told}\n")
    return 0


def _run(args: argparse.Namespace, settings: Settings, now: datetime) -> str:
    if args.order == "restore":
        return _restored(args.archive, settings, now)
    if args.archive is not None:
        return _verified(args.archive, settings, now)
    words = settings.backups.passphrase or (_asked_twice() if args.sealed else "")
    made = make(database_of(settings), args.folder or settings.backups.folder, now, words)
    held = texts.content(made.tables, made.rows)
    return texts.made(str(made.path), made.bytes, held, is_encrypted=made.is_encrypted)


def _restored(archive: Path, settings: Settings, now: datetime) -> str:
    done = restore(archive, database_of(settings), now, lambda: settings.backups.passphrase or _asked())
    return texts.restored(done.manifest.moment, _held(done.manifest), str(done.aside or ""))


def _verified(archive: Path, settings: Settings, now: datetime) -> str:
    beside = database_of(settings).parent
    content = verify(archive, beside, now, lambda: settings.backups.passphrase or _asked())
    manifest = content.manifest
    return texts.verified(str(archive), manifest.moment, _held(manifest), is_encrypted=content.is_encrypted)


def _held(manifest: Manifest) -> str:
    return texts.content(len(manifest.tables), manifest.rows)


def _asked_twice() -> str:
    words = _asked()
    if len(words) < SHORTEST_PASSPHRASE:
        raise WeakPassphrase(Path())
    if _asked(texts.ASK_AGAIN) != words:
        raise TwoPassphrases(Path())
    return words


def _asked(prompt: str = texts.ASK_ONCE) -> str:
    """Typed without being shown."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise NoPassphrase(Path())
    try:
        return getpass.getpass(prompt).strip()
    except EOFError as error:
        raise NoPassphrase(Path()) from error
