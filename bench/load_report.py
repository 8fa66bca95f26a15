"""The load as docs/carga.md, in Spanish, with its histogram as docs/carga.svg: drawn by hand, it needs no library."""

import os
import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tests.faults.load import Outcome, Traffic
from tests.relevance.measures import percentile

DOCS = Path(__file__).parent.parent / "docs"
PAGE, PICTURE = DOCS / "carga.md", DOCS / "carga.svg"

EDGES = (0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0)
"""Seconds: the upper ends of the bars; the last bar has none."""

REAL = 28.0
"""Answers a second at most in Telegram's own time: its limit of 30, not quite exhausted."""


def write(page: str, found: Outcome) -> None:
    """The page and its picture."""
    PAGE.write_text(page, encoding="utf-8")
    PICTURE.write_text(histogram(found.latencies), encoding="utf-8")


def page(traffic: Traffic, found: Outcome, cpu: float, day: date) -> str:
    """The whole page."""
    return "\n".join([*_head(traffic, day), *_table(found, cpu), *_meaning(traffic, found, cpu), *_again()]) + "\n"


def _head(traffic: Traffic, day: date) -> Iterator[str]:
    yield "# El servicio bajo carga"
    yield ""
    yield f"Medido el {day.isoformat()} en una máquina {platform.machine()} de {os.cpu_count()} núcleos, con Python"
    yield f"{platform.python_version()}. Lo escribe `python -m bench.load`; no lo edite a mano."
    yield ""
    yield f"{traffic.people} personas escriben {traffic.updates} mensajes ({traffic.repeats:.0%} repetidos por"
    yield f"Telegram), {traffic.rate:g} por segundo, al servicio completo con su contenido."
    yield ""
    yield "Un Telegram propio responde 429 al 5 % de las llamadas, 5xx a otro 5 % y corta el 2 % de las conexiones, la"
    yield "mitad antes de aceptar el mensaje y la mitad después. Cuenta y hace cumplir los límites reales (30 por"
    yield "segundo, 1 por segundo a cada persona, 20 por minuto a un grupo), con los plazos multiplicados por"
    yield f"{traffic.scale:g}."
    yield ""


def _table(found: Outcome, cpu: float) -> Iterator[str]:
    times = sorted(found.latencies)
    faults = ", ".join(f"{name} {count}" for name, count in sorted(found.faults.items()))
    yield "| | |"
    yield "|---|---|"
    yield f"| preguntas respondidas | {len(times)} |"
    yield f"| lo que no se cumplió (sin respuesta, dos veces, fuera de orden, límites) | {len(found.lapses)} |"
    yield f"| mensajes repetidos que llegaron al servicio | {found.repeats} |"
    yield f"| fallas: {faults} | {found.faults.total()} |"
    yield f"| respuestas aceptadas sin que se supiera: repetidas, y marcadas como inciertas | {found.lost} |"
    yield f"| respuestas por segundo | {found.throughput:.1f} |"
    yield f"| de que el mensaje está disponible a que su respuesta es aceptada, p50 | {percentile(times, 0.5):.2f} s |"
    yield f"| p90 | {percentile(times, 0.9):.2f} s |"
    yield f"| p99 | {percentile(times, 0.99):.2f} s |"
    yield f"| la más lenta | {times[-1]:.2f} s |"
    yield f"| procesador por respuesta | {1000 * cpu / len(times):.1f} ms |"
    yield ""
    yield "![Cuánto tardan las respuestas](carga.svg)"
    yield ""


def _meaning(traffic: Traffic, found: Outcome, cpu: float) -> Iterator[str]:
    alone = len(found.latencies) / cpu
    most = min(alone, REAL)
    yield f"- Con un núcleo para él, el servicio da hasta {alone:.0f} respuestas por segundo; con los plazos reales de"
    yield f"  Telegram, {most:.0f}: estas {traffic.questions} preguntas, todas a la vez, tardarían unos"
    yield f"  {traffic.questions / most / 60:.1f} minutos."
    yield "- Los plazos de Telegram están acortados; las pausas del programa después de una falla (1 s, 2 s, 4 s), no."
    yield "  Pesan en p90 y p99, junto con lo que espera detrás en la misma conversación."
    yield "- El Telegram de prueba corre en la misma máquina y le quita procesador al servicio, como todo lo demás que"
    yield f"  corra en ella: su carga media al terminar era de {os.getloadavg()[0]:.1f}."
    yield ""


def _again() -> Iterator[str]:
    yield "## Repetirlo"
    yield ""
    yield "`.venv/bin/python -m bench.load` mide y reescribe esta página; `--dry` solo la muestra; `--scale 1` usa los"
    yield "plazos reales. Una versión pequeña es parte de las pruebas: `tests/faults/test_load.py`."


def histogram(latencies: Sequence[float]) -> str:
    """Bars of how many answers took how long."""
    counts = Counter(next((place for place, edge in enumerate(EDGES) if one <= edge), len(EDGES)) for one in latencies)
    most, wide, high = max(counts.values()), 52, 200
    labels = [*(f"≤ {edge:g} s" for edge in EDGES), f"> {EDGES[-1]:g} s"]
    bars = []
    for place, label in enumerate(labels):
        tall, x = high * counts[place] / most, 10 + place * wide
        bars.append(f'<rect x="{x}" y="{30 + high - tall:.1f}" width="{wide - 8}" height="{tall:.1f}" fill="#2f6f9f"/>')
        middle = x + (wide - 8) / 2
        bars.append(f'<text x="{middle}" y="{24 + high - tall:.1f}" text-anchor="middle">{counts[place]}</text>')
        bars.append(f'<text x="{middle}" y="{high + 48}" text-anchor="middle">{label}</text>')
    size = f'width="{20 + wide * len(labels)}" height="{high + 60}"'
    style = 'font-family="sans-serif" font-size="11" fill="#333"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><g {style}>\n' + "\n".join(bars) + "\n</g></svg>\n"
