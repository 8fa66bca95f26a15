"""The measures as docs/bench.md and on the screen, in Spanish. Times also as multiples of ours: machines differ."""

import os
import platform
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.contest import SAME, Contest, Standing
from bench.door import Door

PAGE = Path(__file__).parent.parent / "docs" / "bench.md"


def page(contest: Contest, door: Door, day: date) -> str:
    """The whole page."""
    return "\n".join([*_head(day), *_standings(contest), *_notes(contest), *_process(door), *_again()]) + "\n"


def _head(day: date) -> Iterator[str]:
    yield "# Comparación con otros motores"
    yield ""
    yield f"Medido el {day.isoformat()} en una máquina {platform.machine()} de {os.cpu_count()} núcleos,"
    yield f"con Python {platform.python_version()} y un solo hilo. Lo escribe `make bench`; no lo edite a mano."
    yield "Los milisegundos son de esa máquina: lo que se sostiene en otras es la proporción entre motores."
    yield ""


def _standings(contest: Contest) -> Iterator[str]:
    ours = next(standing for standing in contest.standings if standing.engine == SAME)
    yield "| Motor | acierta la primera | entre las tres primeras | AUROC | ms, mediana | ms, p99 | tiempo / Enlace |"
    yield "|---|---|---|---|---|---|---|"
    for standing in contest.standings:
        shares = f"{standing.top1:.1%} | {standing.top3:.1%} | {standing.auroc:.3f}"
        yield f"| {standing.engine} | {shares} | {_times(standing, ours)} |"
    yield ""


def _times(standing: Standing, ours: Standing) -> str:
    if standing.p50 is None or standing.p99 is None or ours.p50 is None:
        return "— | — | —"
    return f"{standing.p50:.1f} | {standing.p99:.1f} | {standing.p50 / ours.p50:.2f}×"


def _notes(contest: Contest) -> Iterator[str]:
    yield f"- Todos leen lo mismo: {contest.wordings} redacciones de {contest.entries} preguntas frecuentes."
    yield f"  Responden a {contest.asked} preguntas de quienes nunca vieron el contenido; una entrada acierta si lo que"
    yield "  se diría con ella contiene lo que pide la etiqueta."
    yield "- Lo que Enlace calcula de las fichas, y los vacíos que conoce, quedan fuera: nadie más podría usarlos."
    yield f"- Ninguno puede pasar de {contest.reachable:.1%}: a las demás no las responde ninguna entrada por sí sola."
    yield "- AUROC: si las preguntas con respuesta salen más seguras que las que no la tienen"
    yield f"  ({contest.foreign}); 0.5 es azar y 1 es perfecto."
    yield "- Los pesos de Enlace se aprendieron también de estas preguntas. La última fila los aprende de nuevo cinco"
    yield "  veces y mide cada quinto con pesos que no lo vieron: es la comparación justa."
    yield "- BM25 y TF-IDF están en `bench/peers.py`, en numpy, con sus constantes usuales y sin ajuste."
    yield ""


def _process(door: Door) -> Iterator[str]:
    yield "## El programa"
    yield ""
    yield f"`python -m bot ask --jsonl` como proceso aparte, {door.asked} preguntas, una tras otra:"
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield f"| por pregunta, mediana | {door.median:.1f} ms |"
    yield f"| por pregunta, p99 | {door.p99:.1f} ms |"
    yield f"| arranque, hasta poder leer la primera | {door.started:.2f} s |"
    yield f"| hasta la primera respuesta, con la carga del modelo | {door.first_answer:.2f} s |"
    yield f"| lo mismo la primera vez, sin nada calculado antes | {door.very_first_answer:.1f} s |"
    yield f"| memoria, en el peor momento | {door.peak:.0f} MB |"
    yield ""


def _again() -> Iterator[str]:
    yield "## Repetirlo"
    yield ""
    yield "`make bench` mide todo de nuevo y reescribe esta página; `python -m bench --dry` solo la muestra."
    yield "`python -m bench.load` mide el servicio con mil personas a la vez: [carga.md](carga.md)."
    yield "`make relevance` mide el asistente entero, con lo que calcula y lo que sabe que no sabe."
