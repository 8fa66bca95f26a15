"""What the commands of curation are for, as /ayuda lists them."""

from collections.abc import Mapping

PURPOSES: Mapping[str, str] = {
    "faq": "edita las preguntas frecuentes: busca, crea, prueba, publica y deshace",
    "glosario": "edita los términos y siglas del glosario",
    "practica": "edita las buenas prácticas",
    "comision": "edita las fichas de las comisiones",
    "declaracion": "edita las fichas de las declaraciones",
    "hecho": "edita un hecho, dondequiera que se cite",
    "sinonimo": "enseña palabras que significan lo mismo: /sinonimo cupo = vacante",
    "sigla": "enseña una sigla o abreviatura: /sigla pq = por qué",
    "texto": "edita la bienvenida y otros textos breves",
}
"""Of those that are listed; the others are reached from there."""
