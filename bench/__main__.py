"""`make bench`: the door first, then every engine on the same questions; prints docs/bench.md and writes it.

python -m bench --dry     only print
"""

import argparse
import os
from datetime import date

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: as many for every engine as the program uses


def main() -> None:
    """Measure; print; write."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Compare with other engines.")
    parser.add_argument("--dry", action="store_true", help="print the page, write nothing")
    args = parser.parse_args()
    from bench import door

    knocked = door.knock()
    from bench import contest, report
    from bot.content import open_library

    page = report.page(contest.hold(open_library()), knocked, date.today())  # noqa: DTZ011 - the day of whoever measures
    print(page)
    if not args.dry:
        report.PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
