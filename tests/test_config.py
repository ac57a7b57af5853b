"""Settings from the environment, and what is no setting."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.config import Settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder without a .env file, and no setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PARLEY_{name.upper()}", raising=False)


def test_without_settings_a_file_in_this_folder_is_served_to_this_machine() -> None:
    settings = Settings()
    assert (settings.database_url, settings.host, settings.port) == ("sqlite:///parley.db", "127.0.0.1", 8000)


def test_the_environment_goes_before_the_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PARLEY_PORT=8001\nPARLEY_HOST=0.0.0.0\n")
    monkeypatch.setenv("PARLEY_PORT", "8002")
    assert (Settings().port, Settings().host) == (8002, "0.0.0.0")


@pytest.mark.parametrize("url", ["postgresql://db/parley", "postgresql+psycopg://db/parley"])
def test_postgresql_is_spoken_by_psycopg(url: str) -> None:
    assert Settings(database_url=url).database_url == "postgresql+psycopg://db/parley"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://db/parley"),
        ("PORT", "0"),
        ("PORT", "http"),
        ("MAX_ARTICLE_BYTES", "0"),
        ("CORS_ORIGINS", "*, desk.example"),
        ("CORS_ORIGINS", "https://desk.example/timeline"),
    ],
)
def test_a_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"PARLEY_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()
