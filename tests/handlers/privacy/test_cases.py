import pytest

from handlers.privacy.items import Kind
from tests.handlers.privacy.telling import told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("expediente 1234/2025", "1234/2025"),
        ("solicitud N.º 4567-2024", "4567-2024"),
        ("Reg. 385-19C01234", "385-19C01234"),
        ("el 912-00123456 de ProGres", "912-00123456"),
        ("processo 08018.001832/2021-19", "08018.001832/2021-19"),
        ("Expediente COMAR/TAP/1234/2023", "COMAR/TAP/1234/2023"),
        ("la precaria es PRE-2024-55871", "PRE-2024-55871"),
        ("radicado 20221700012345", "20221700012345"),
        ("expediente No. 123", "123"),
        ("caso 20987 sin respuesta", "20987"),
    ],
)
def test_the_number_of_a_file_is_found(text: str, number: str) -> None:
    assert told(text) == [(Kind.CASE, number)]


@pytest.mark.parametrize(
    "text",
    [
        "consulta número 12", "consulta n.º 1234", "solicitud número 2", "caso 12.270 de la Corte", "OC-25/18",
        "registro de 1.742.927 personas", "proceso 2018-2019", "Registro 2020", "caso Pacheco Tineo 2013",
        "Resolución 7/2019", "artículo 12 del expediente",
    ],
)  # fmt: skip
def test_consultations_laws_and_public_cases_are_not(text: str) -> None:
    assert told(text) == []
