"""Why markup is refused."""


def unknown_tag(tag: str) -> str:
    """Not shown."""
    return (
        f'La etiqueta <{tag[:20]}> no se puede mostrar. Se admiten: <b>, <i>, <u>, <s>, <code> y <a href="https://…">.'
    )


def bad_link(address: str) -> str:
    """Only pages."""
    return f"El enlace «{address[:60]}» no es una dirección https://."


def nested_link() -> str:
    """A link inside a link."""
    return "Hay un enlace dentro de otro."


def not_open(tag: str) -> str:
    """Closed without having been opened."""
    return f"Se cierra </{tag[:20]}> sin que sea la última que se abrió."


def not_closed(tag: str) -> str:
    """Opened and left."""
    return f"Falta cerrar <{tag[:20]}>."
