"""A typed client: openapi-typescript makes types of the description, and a program compiles in them."""

import shutil
from pathlib import Path

import pytest

from tests.clients import nodes

pytestmark = nodes.installed
MAKE = nodes.PACKAGES / "openapi-typescript" / "bin" / "cli.js"
COMPILE = nodes.PACKAGES / "typescript" / "bin" / "tsc"


@pytest.fixture(scope="module")
def project(service: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the types of the running service, and the example."""
    folder = tmp_path_factory.mktemp("typed")
    made = nodes.run(MAKE, f"{service}/openapi.json", "--output", folder / "api.d.ts")
    assert made.returncode == 0, made.stderr
    for name in ("example.ts", "tsconfig.json"):
        shutil.copy(nodes.FOLDER / name, folder)
    return folder


def test_the_example_compiles_strictly_and_what_is_misspelt_in_it_does_not(project: Path) -> None:
    compiled = nodes.run(COMPILE, "--project", project)
    assert compiled.returncode == 0, compiled.stdout
