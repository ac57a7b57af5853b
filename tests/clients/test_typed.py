"""A typed client: openapi-typescript makes types of the description, and programs compile in them."""

import shutil
from pathlib import Path

import pytest

from tests.clients import nodes
from tests.readme import snippet

pytestmark = nodes.installed
MAKE = nodes.PACKAGES / "openapi-typescript" / "bin" / "cli.js"
COMPILE = nodes.PACKAGES / "typescript" / "bin" / "tsc"


@pytest.fixture(scope="module")
def project(service: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the types of the running service, the example, and the program of API.md."""
    folder = tmp_path_factory.mktemp("typed")
    made = nodes.run(MAKE, f"{service}/openapi.json", "--output", folder / "api.d.ts")
    assert made.returncode == 0, made.stderr
    for name in ("example.ts", "tsconfig.json"):
        shutil.copy(nodes.FOLDER / name, folder)
    (folder / "readme.ts").write_text(snippet("ts"))
    return folder


def test_the_examples_compile_strictly_and_what_is_misspelt_in_one_does_not(project: Path) -> None:
    compiled = nodes.run(COMPILE, "--project", project)
    assert compiled.returncode == 0, compiled.stdout
