"""The service under load: 10,000 updates from 1,000 people while Telegram is unwell; writes docs/carga.md and .svg.

python -m bench.load [--scale 0.25] [--rate 45] [--dry]     some four minutes

A Telegram of our own counts and enforces the limits; the service runs beside it, as a process, with the content that
ships. `--scale` shortens the spans of those limits, so that the program and not Telegram is measured; `--rate` is how
many updates a second people write.
"""

import argparse
import asyncio
import os
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: as many as the service uses

from bench import load_report
from bot.brain import shelf
from bot.channels.telegram.program import Tempo
from tests.faults.limits import Limits
from tests.faults.load import Outcome, Traffic, all_answered, crowd, outcome
from tests.faults.program import Program, environment
from tests.faults.telegram_double import TelegramDouble
from tests.relevance import exam, labels


def main() -> None:
    """Measure, print, write; ends with 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description="The service under load.")
    parser.add_argument("--scale", type=float, default=0.25, help="what a second of Telegram's limits lasts here")
    parser.add_argument("--rate", type=float, default=45.0, help="updates a second")
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--updates", type=int, default=10_000)
    parser.add_argument("--dry", action="store_true", help="print the page, write nothing")
    args = parser.parse_args()
    traffic = Traffic(args.people, args.updates, args.rate, args.scale)
    found, cpu = asyncio.run(measured(traffic))
    page = load_report.page(traffic, found, cpu, date.today())  # noqa: DTZ011 - the day of whoever measures
    print(page, *found.lapses, sep="\n")
    if not args.dry:
        load_report.write(page, found)
    raise SystemExit(bool(found.lapses))


async def measured(traffic: Traffic) -> tuple[Outcome, float]:
    """What became of the traffic, and the seconds of processor that the service took for it."""
    questions = [q.text for name in ("held_a", "held_b") for q in labels.read(exam.HERE / f"{name}.jsonl")]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "enlace.db"
        async with TelegramDouble(limits=Limits(scale=traffic.scale)) as double:
            group = double.forum("Secretaría")
            env = environment(double.url, double.token, database, group.id)
            program = Program(env, shelf, replace(Tempo(), scale=traffic.scale))
            program.starts()
            await double.until(lambda: double.ledger.called("getUpdates"), timeout=120)
            before, begun = program.processor(), time.monotonic()
            available = await crowd(double, traffic, questions)
            print(f"written in {time.monotonic() - begun:.0f} s; waiting for the last answers", flush=True)
            await all_answered(double, database, traffic.questions)
            spent = program.processor() - before
            await program.stops()
            return outcome(double, database, available), spent


if __name__ == "__main__":
    main()
