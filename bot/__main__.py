"""`python -m bot`: the command line. The only module that reads the environment.

Every foreseen failure is one line in Spanish on standard error, and an exit code: 1 the doctor found something to mend,
2 settings, arguments or a passphrase, 3 content, 4 database, a copy of it or a second service; 5 is a mistake of ours
that ended the service. What an order needs is imported when it is given: `--help` and mistakes answer at once.
"""

import argparse
import os
import stat
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from bot.backups.arguments import add_orders
from handlers.texts import operation as texts

if TYPE_CHECKING:
    from bot.settings import Settings

PROGRAM = "python -m bot"
# One core a question: two save a tenth of it when nothing else runs; when something does they wait for each other
# (at a load of 3 on two cores, 31 to 40 ms a question instead of 5 to 10).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Pauses that Telegram asks for come as timedeltas; asking for numbers is about to end, and warns each time.
os.environ.setdefault("PTB_TIMEDELTA", "true")
VIEWS = ("oficial", "secretaria", "admin")
BAD_SETTINGS, BAD_CONTENT, BAD_DATABASE, INTERRUPTED = 2, 3, 4, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one order; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        _forgiving(stream)
    given = sys.argv[1:] if arguments is None else arguments
    args = _parser().parse_args(_with_order(given))
    args.chosen = bool(given)
    try:
        return _with_settings(args)
    except ModuleNotFoundError as missing:
        return _told(texts.not_installed(str(missing.name)), BAD_SETTINGS)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our answers has gone; what is left in the buffer must not complain either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _with_settings(args: argparse.Namespace) -> int:
    from bot import logs
    from bot.settings import Settings, SettingsError, with_file

    try:
        settings = Settings.from_env(with_file(os.environ, Path(".env")))
    except SettingsError as problem:
        return _told(str(problem), BAD_SETTINGS)
    logs.set_up(settings.log_level)
    return _run(args, settings)


def _run(args: argparse.Namespace, settings: "Settings") -> int:
    from knowledge.load import ContentError

    try:
        match args.order:
            case "ask" | "explain":
                from bot import asking

                return asking.main(args)
            case "content":
                from bot import content

                return content.main(args)
            case "exchange":
                return _stored(lambda: _exchange(args, settings))
            case "doctor":
                from bot import doctor

                return doctor.main(settings)
            case "backup" | "restore":
                return _stored(lambda: _backups(args, settings))
            case "chat" if args.chosen or settings.telegram is None or _lines_are_piped():
                return _stored(lambda: _chat(args, settings))
            case _:
                return _stored(lambda: _serve(settings))
    except ContentError as problem:
        return _told(str(problem), BAD_CONTENT, one_line=False)


def _exchange(args: argparse.Namespace, settings: "Settings") -> int:
    from bot import exchange

    return exchange.main(args, settings)


def _chat(args: argparse.Namespace, settings: "Settings") -> int:
    from bot import chat

    return chat.main(args, settings)


def _backups(args: argparse.Namespace, settings: "Settings") -> int:
    from bot.backups import orders

    return orders.main(args, settings)


def _serve(settings: "Settings") -> int:
    from bot import serve
    from bot.brain import shelf

    return serve.main(settings, shelf)


def _stored(run: Callable[[], int]) -> int:
    from bot.storage.problems import StorageProblem

    try:
        return run()
    except StorageProblem as problem:
        return _told(str(problem), BAD_DATABASE)


def _told(problem: str, code: int, *, one_line: bool = True) -> int:
    print(texts.one_line(problem) if one_line else problem, file=sys.stderr)
    return code


def _forgiving(stream: TextIO | None) -> None:
    """Print whatever comes: a terminal that lacks a letter shows another."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Spanish."""

    def __init__(self, *, prog: str = PROGRAM, description: str = "", help: str = "") -> None:
        super().__init__(prog=prog, description=description or None, add_help=False, formatter_class=_Help)
        self._positionals.title = texts.ORDERS
        self._optionals.title = texts.OPTIONS
        self.add_argument("-h", "--help", "--ayuda", action="help", help=texts.HELP_HELP)

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_SETTINGS, texts.bad_arguments(PROGRAM, self.format_usage()) + "\n")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, texts.USAGE if prefix is None else prefix)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(description=texts.PROGRAM_HELP)
    orders = parser.add_subparsers(metavar="orden", parser_class=_Parser, required=True, title=texts.ORDERS)
    chat = orders.add_parser("chat", help=texts.CHAT_HELP)
    chat.add_argument("--as", dest="role", choices=VIEWS, default=VIEWS[0], help=texts.CHAT_AS_HELP)
    chat.add_argument("--persona", dest="person", type=_name, metavar="NOMBRE", help=texts.CHAT_PERSON_HELP)
    chat.set_defaults(order="chat")
    ask = orders.add_parser("ask", help=texts.ASK_HELP)
    ask.add_argument("--jsonl", action="store_true", help=texts.ASK_JSONL_HELP)
    ask.add_argument("question", nargs="*", metavar="pregunta", help=texts.QUESTION_HELP)
    ask.set_defaults(order="ask")
    explain = orders.add_parser("explain", help=texts.EXPLAIN_HELP)
    explain.add_argument("question", nargs="+", metavar="pregunta", help=texts.QUESTION_HELP)
    explain.set_defaults(order="explain", jsonl=False)
    for order, purpose in (("serve", texts.SERVE_HELP), ("doctor", texts.DOCTOR_HELP)):
        orders.add_parser(order, help=purpose).set_defaults(order=order)
    add_orders(orders)
    content = orders.add_parser("content", help=texts.CONTENT_HELP)
    _add_content_orders(content)
    return parser


def _add_content_orders(content: argparse.ArgumentParser) -> None:
    whats = content.add_subparsers(metavar="qué", parser_class=_Parser, required=True)
    whats.add_parser("check", help=texts.CONTENT_CHECK_HELP).set_defaults(order="content")
    for name, purpose in (("import", texts.CONTENT_IMPORT_HELP), ("export", texts.CONTENT_EXPORT_HELP)):
        one = whats.add_parser(name, help=purpose)
        one.add_argument("file", metavar="archivo", help=texts.CONTENT_FILE_HELP)
        if name == "import":
            one.add_argument("--aplicar", dest="apply", action="store_true", help=texts.CONTENT_APPLY_HELP)
        one.set_defaults(order="exchange", what=name)
    differences = whats.add_parser("diff", help=texts.CONTENT_DIFF_HELP)
    differences.add_argument("file", nargs="?", metavar="archivo", help=texts.CONTENT_FILE_HELP)
    differences.set_defaults(order="exchange", what="diff")


def _with_order(arguments: Sequence[str]) -> list[str]:
    """Without an order, chat: `python -m bot --as admin`. Without anything, a token makes it a service."""
    first = arguments[0] if arguments else "--as"
    return ["chat", *arguments] if first.startswith(("--as", "--persona")) else list(arguments)


def _lines_are_piped() -> bool:
    """Whether somebody hands in messages: a pipe or a file, rather than a screen or nothing at all."""
    try:
        return not stat.S_ISCHR(os.fstat(0).st_mode)
    except OSError:  # closed
        return False


def _name(given: str) -> str:
    if not given.strip() or len(given) > 100:
        raise ValueError(given)
    return given.strip()


def run() -> NoReturn:
    """The entry point of the installed program."""
    sys.exit(main())


if __name__ == "__main__":
    run()
