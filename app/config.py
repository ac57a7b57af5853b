"""Settings: what the environment (PARLEY_*) or a .env file says, over the defaults below."""

import re
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ENGINES = ("sqlite:///", "postgresql+psycopg://")
ORIGIN = re.compile(r"\*|https?://[a-z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-f:]+\](:\d{1,5})?", re.ASCII)


class Settings(BaseSettings):
    """Every setting of the program; PARLEY_DATABASE_URL sets `database_url`, and so on."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_", env_file=".env", extra="ignore")

    database_url: str = "sqlite:///parley.db"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    max_streams: Annotated[int, Field(ge=0)] = 800
    max_article_bytes: Annotated[int, Field(ge=1)] = 10_000_000
    cors_origins: str = "*"
    access_log: bool = False

    @field_validator("database_url")
    @classmethod
    def _engine(cls, url: str) -> str:
        spelt = url.replace("postgresql://", "postgresql+psycopg://", 1)
        if not spelt.startswith(ENGINES):
            raise ValueError(f"expected a URL that starts with one of {', '.join(ENGINES)}")
        return spelt

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, listed: str) -> str:
        if bad := [each for each in listed.replace(",", " ").split() if not ORIGIN.fullmatch(each)]:
            raise ValueError(f"expected * or origins such as https://desk.example, found {bad[0]}")
        return listed
