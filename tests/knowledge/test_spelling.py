import pytest

from knowledge.spelling import MOST_KEPT, Spelling, sound

KNOWN = ("biometri", "huell", "plaz", "§ronda:6")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("biometria", "viometria"),
        ("huella", "uella"),
        ("plazo", "plaso"),
        ("cita", "sita"),
        ("quito", "kito"),
        ("llamar", "yamar"),
        ("acción", "acsión"),
        ("gitano", "jitano"),
        ("zapato", "sapato"),
        ("perro", "pero"),
    ],
)
def test_terms_that_sound_the_same_are_written_in_many_ways(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("plazo", "plaza"), ("cama", "cana"), ("gato", "jato")])
def test_terms_that_sound_different_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_a_term_that_sounds_the_same_is_surer_than_one_that_is_spelt_alike() -> None:
    spelling = Spelling(KNOWN)

    ((heard, by_sound),) = spelling.likely("viometri")
    ((seen, by_letters),) = spelling.likely("biometir")

    assert heard == seen == "biometri"
    assert 1 > by_sound > by_letters > 0


def test_names_are_no_words_that_a_misspelling_could_stand_for() -> None:
    assert Spelling(KNOWN).likely("§rondas") == ()


def test_remembered_misspellings_never_fill_the_memory() -> None:
    spelling = Spelling(KNOWN)
    before = spelling.likely("biometir")

    for number in range(MOST_KEPT + 10):
        spelling.likely(f"{number}x")

    assert len(spelling._found) < MOST_KEPT + 10
    assert spelling.likely("biometir") == before
