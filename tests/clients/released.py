"""The description of the API as it was last released; run as a program, it releases the present one."""

import json
from pathlib import Path
from typing import Any

from app.main import create_app
from app.routes.openapi import described

WORDS = ("example", "examples", "description", "summary")
RELEASED = Path(__file__).with_name("openapi.json")


def released() -> dict[str, Any]:
    """The description that clients were made from."""
    found: dict[str, Any] = json.loads(RELEASED.read_text(encoding="utf-8"))
    return found


def present() -> dict[str, Any]:
    """The description as it is served now."""
    found: dict[str, Any] = json.loads(json.dumps(described(create_app())))
    return found


def release() -> None:
    """Promise what is described now, without the examples, which promise nothing."""
    RELEASED.write_text(json.dumps(bare(present()), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def bare(told: Any, named: bool = False) -> Any:
    """The same without examples and descriptions; `named`: the keys are names of the API's own."""
    if isinstance(told, list):
        return [bare(each) for each in told]
    if not isinstance(told, dict):
        return told
    return {key: bare(each, key == "properties") for key, each in told.items() if named or key not in WORDS}


if __name__ == "__main__":
    release()
