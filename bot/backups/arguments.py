"""How the two orders are written; apart from them, so that `--help` needs nothing else."""

import argparse
from pathlib import Path
from typing import TypeVar

from handlers.texts import operation as texts

Parser = TypeVar("Parser", bound=argparse.ArgumentParser)


def add_orders(orders: "argparse._SubParsersAction[Parser]") -> None:
    """`backup` and `restore`."""
    backup = orders.add_parser("backup", help=texts.BACKUP_HELP)
    what = backup.add_mutually_exclusive_group()
    what.add_argument("--a", dest="folder", type=Path, metavar="CARPETA", help=texts.BACKUP_TO_HELP)
    what.add_argument("--verificar", dest="archive", type=Path, metavar="ARCHIVO", help=texts.BACKUP_VERIFY_HELP)
    backup.add_argument("--cifrar", dest="sealed", action="store_true", help=texts.BACKUP_SEAL_HELP)
    backup.set_defaults(order="backup")
    restore = orders.add_parser("restore", help=texts.RESTORE_HELP)
    restore.add_argument("archive", type=Path, metavar="archivo", help=texts.RESTORE_FILE_HELP)
    restore.set_defaults(order="restore")
