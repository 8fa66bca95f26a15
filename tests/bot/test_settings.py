"""Settings complain once, completely."""

import re
from pathlib import Path

import pytest

from bot.settings import NAMES, Settings, SettingsError, with_file

ROOT = Path(__file__).parents[2]


def test_without_any_setting_there_are_defaults() -> None:
    settings = Settings.from_env({})

    assert settings == Settings(database_url="sqlite+aiosqlite:///var/enlace.db", log_level="WARNING")


def test_a_setting_left_blank_takes_its_default() -> None:
    assert Settings.from_env({"DATABASE_URL": " ", "LOG_LEVEL": ""}) == Settings.from_env({})


def test_levels_are_read_in_any_case() -> None:
    assert Settings.from_env({"LOG_LEVEL": "debug"}).log_level == "DEBUG"


def test_all_problems_are_reported_together() -> None:
    with pytest.raises(SettingsError) as problem:
        Settings.from_env({"DATABASE_URL": "mysql://secreto@host/x", "LOG_LEVEL": "mucho"})

    assert "DATABASE_URL" in str(problem.value)
    assert "LOG_LEVEL" in str(problem.value)


def test_a_database_address_is_never_repeated_because_it_may_hold_a_password() -> None:
    with pytest.raises(SettingsError) as problem:
        Settings.from_env({"DATABASE_URL": "mysql://secreto@host/x"})

    assert "secreto" not in str(problem.value)


@pytest.mark.parametrize(
    "url", ["sqlite+aiosqlite:///", "sqlite+aiosqlite:///:memory:", "sqlite:///a.db", "var/enlace.db"]
)
def test_only_a_file_that_outlives_the_program_is_a_database(url: str) -> None:
    with pytest.raises(SettingsError):
        Settings.from_env({"DATABASE_URL": url})


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("LOG_LEVEL=ERROR\nDATABASE_URL=sqlite+aiosqlite:///otra.db\nVACIA\n", encoding="utf-8")

    both = with_file({"LOG_LEVEL": "INFO"}, file)

    assert both == {"LOG_LEVEL": "INFO", "DATABASE_URL": "sqlite+aiosqlite:///otra.db"}


def test_without_a_file_the_environment_is_enough(tmp_path: Path) -> None:
    assert with_file({"LOG_LEVEL": "INFO"}, tmp_path / ".env") == {"LOG_LEVEL": "INFO"}


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"\xff\xfe\x00LOG")

    with pytest.raises(SettingsError, match="configuración"):
        with_file({}, file)


def test_the_example_explains_exactly_the_settings_that_exist() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)

    assert tuple(named) == NAMES


def test_the_example_holds_the_defaults(tmp_path: Path) -> None:
    assert Settings.from_env(with_file({}, ROOT / ".env.example")) == Settings.from_env({})
