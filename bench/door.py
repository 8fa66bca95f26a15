"""The program as whoever runs it meets it: a process, its start, its answers and its memory.

Measure it before anything large is loaded here: on Linux a child's peak starts from its parent's size.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.relevance import exam, labels
from tests.relevance.measures import percentile

ROOT = Path(__file__).parent.parent
COMMAND = (sys.executable, "-m", "bot", "ask", "--jsonl")
ASKED = 500


@dataclass(frozen=True, slots=True)
class Door:
    """Seconds to start and to the first answer, milliseconds a question, megabytes at the peak."""

    asked: int
    median: float
    p99: float
    started: float
    first_answer: float
    very_first_answer: float
    """In a folder where nothing was computed before."""
    peak: float


def knock(asked: int = ASKED) -> Door:
    """Start it, ask one question after another, and once more where it never ran."""
    lines = [json.dumps({"id": str(n), "q": text}) for n, text in enumerate(questions(asked))]
    session(lines[:1], ROOT)  # the cache of vectors, and the disk's
    first, ms = session(lines, ROOT)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as nowhere:
        very_first, _ = session(lines[:1], Path(nowhere))
    started = first - ms[0] / 1000
    return Door(len(ms), percentile(ms, 0.5), percentile(ms, 0.99), started, first, very_first, peak)


def questions(count: int) -> list[str]:
    """The first questions of the sets, as they come."""
    return [q.text for name in exam.SETS for q in labels.read(exam.HERE / f"{name}.jsonl")][:count]


def session(lines: Sequence[str], folder: Path) -> tuple[float, list[float]]:
    """Seconds from the start to the first answer, and what the door says it spent on each, in milliseconds."""
    begun = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        COMMAND, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as door:
        assert door.stdin is not None
        assert door.stdout is not None
        ms = [_ask(lines[0], door.stdin, door.stdout)]
        first = time.perf_counter() - begun
        ms += [_ask(line, door.stdin, door.stdout) for line in lines[1:]]
        door.stdin.close()
    return first, ms


def _ask(line: str, to: IO[str], back: IO[str]) -> float:
    to.write(line + "\n")
    to.flush()
    return float(json.loads(back.readline())["ms"])
