"""What is wrong with a cell of a sheet of meetings, and what to do: each the end of «Reuniones, celda C4: …»."""

from handlers.texts.workshop import number

MODES = ("presencial", "virtual", "híbrida")
_QUOTED = 40


def formula() -> str:
    """A cell that is computed."""
    return "tiene una fórmula; escriba su resultado."


def broken() -> str:
    """A cell that shows an error."""
    return "tiene el error de una fórmula; escriba el dato."


def headless() -> str:
    """Something under no head."""
    return "la columna no tiene nombre; escríbalo en la primera fila o borre lo que hay debajo."


def too_long(size: int, most: int) -> str:
    """More than is kept."""
    return f"tiene {number(size)} letras y el máximo es {number(most)}; acórtela."


def no_title() -> str:
    """The first row of a meeting."""
    return "falta el título de la reunión."


def no_date() -> str:
    """Nothing in the column."""
    return "falta la fecha; escríbala, por ejemplo 24/09/2027."


def not_a_date(said: str) -> str:
    """Nothing that is a date, or more than a date."""
    return f"no entiendo «{quoted(said)}» como fecha; escriba solo la fecha, por ejemplo 24/09/2027."


def doubtful(question: str) -> str:
    """Two readings."""
    return f"puede leerse de dos maneras. {question}"


def one_day() -> str:
    """The first or the last day is more than one."""
    return (
        "la celda «hasta» va con una sola fecha de inicio y lleva un solo día; déjela vacía si «fecha» ya dice varios."
    )


def no_hours_here() -> str:
    """The last day with an hour."""
    return "aquí va solo el último día; las horas van en «desde las» y «hasta las»."


def reversed_days() -> str:
    """The last day is before the first."""
    return "el último día es anterior a la fecha de inicio; corrija una de las dos."


def too_many_days(days: int, most: int) -> str:
    """Nobody meets for so long."""
    return f"son {number(days)} días seguidos y el máximo es {most}; revise las fechas."


def not_an_hour(said: str) -> str:
    """Nothing that is an hour, or more than an hour."""
    return f"no entiendo «{quoted(said)}» como hora; escríbala de 0 a 24, por ejemplo 9:30."


def no_start() -> str:
    """Only the end is there."""
    return "falta la hora de inicio; escríbala, o deje también vacía «hasta las»."


def no_end() -> str:
    """Only the start is there."""
    return "falta la hora en que termina."


def same_hour() -> str:
    """It ends when it begins."""
    return "la hora de fin es la misma que la de inicio; corrija una de las dos."


def hours_twice() -> str:
    """In the date and in columns of their own."""
    return "la hora está también en «fecha»; déjela en una sola celda."


def not_a_country(said: str) -> str:
    """Unknown."""
    return f"no reconozco «{quoted(said)}» como país; escriba su nombre, por ejemplo Perú."


def no_such_clocks(said: str) -> str:
    """Unknown."""
    return f"no sé qué hora es la de «{quoted(said)}»; escriba una ciudad o un país, por ejemplo Lima, o UTC-5."


def no_clocks() -> str:
    """Neither a country nor a city that is known."""
    return "falta saber con la hora de qué lugar; complete «país», o escriba en «hora de» un lugar, por ejemplo Lima."


def which_clocks(city: str, country: str) -> str:
    """The city has other clocks than the capital."""
    return (
        f"«{quoted(city)}» no tiene la misma hora que la capital de «{quoted(country)}»; escriba en «hora de» cuál vale, "
        "o corrija la ciudad o el país."
    )


def not_a_mode(said: str) -> str:
    """Unknown."""
    return f"no conozco la modalidad «{quoted(said)}»; elija {', '.join(MODES[:-1])} o {MODES[-1]}."


def not_a_link(said: str) -> str:
    """No address."""
    return f"«{quoted(said)}» no es una dirección; debe empezar con https:// y no llevar espacios."


def not_a_guest(said: str) -> str:
    """Neither a country nor a role."""
    return (
        f"no reconozco «{quoted(said)}» como país ni como grupo; escriba países separados por comas, «funcionarios», "
        "«Secretaría» o «administración», o deje la celda vacía para invitar a todas las personas."
    )


def of_the_meeting(title: str) -> str:
    """A further session says something else than its meeting."""
    return (
        f"esta fila es otra sesión de «{quoted(title)}»; deje la celda vacía, o escriba su título si es otra reunión."
    )


def overlap(row: int) -> str:
    """Two sessions of a meeting."""
    return f"se superpone con otra sesión de la misma reunión, la de la fila {row}; corrija el día o el horario, o escriba el lugar de cada una."


def quoted(said: str) -> str:
    """As much of it as is needed to find it."""
    return " ".join(said.split())[:_QUOTED]
