"""A wording that somebody else has."""


def taken(wording: str, owner: str) -> str:
    """With what can be done."""
    return (
        f"«{wording}» ya es de la entrada «{owner}». No se cambió nada: distíngala, edite esa entrada con /faq editar "
        f"{owner}, o únalas con /faq fusionar."
    )
