"""The house keeps its shape: what stands at the top, how long things grow, what never gets in."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE_LIMIT, FUNCTION_LIMIT = 300, 40
TOP = {
    *("app", "migrations", "tests", "seeds", ".ci"),
    *("pyproject.toml", "Dockerfile", "compose.yaml", "Makefile", "README.md", "API.md", "CHANGELOG.md"),
    *("LICENSE", "requirements.lock", "requirements-dev.lock"),
    *(".gitignore", ".dockerignore", ".editorconfig"),
}
# A registry's address or a path of one machine, spelt so that this file does not hold one.
FORBIDDEN = re.compile(r"pypi\.|pythonhosted|file:/{3}|/simple/|(?<![\w.~-])/(?:home|root|work)/")


def tracked() -> list[Path]:
    """Every file that git tracks, or every file but the ignored ones outside a checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def modules() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and path.parts[len(ROOT.parts)] == "app"]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function, its docstring left out."""
    doc = function.body[0] if ast.get_docstring(function) else None
    spent = 0 if doc is None else (doc.end_lineno or doc.lineno) - doc.lineno + 1
    return (function.end_lineno or function.lineno) - function.lineno + 1 - spent


def test_the_top_level_is_what_was_agreed() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP


def test_files_stay_a_chapter_long() -> None:
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text().splitlines()) for path in modules()}
    assert {name: n for name, n in lines.items() if n > FILE_LIMIT} == {}


def test_functions_stay_short() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": length(node)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > FUNCTION_LIMIT
    }
    assert long == {}


def test_every_module_says_what_it_is() -> None:
    assert [p for p in modules() if not ast.get_docstring(ast.parse(p.read_text()))] == []


def test_no_machine_path_or_registry_address_is_tracked() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()[:100]}"
        for path in tracked()
        if path != Path(__file__)
        for line in path.read_text(encoding="utf-8").splitlines()
        if FORBIDDEN.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_pin_every_package_by_hash_and_name_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    pins = [line for line in text.splitlines() if line and not line.startswith(" ")]
    assert pins
    assert all(re.match(r"[a-z0-9][\w.-]*==\S+( ; .*)? \\$", line) for line in pins)
    assert "://" not in text


def test_the_development_lock_holds_the_versions_that_are_served() -> None:
    served, development = (
        {line.split(" ")[0] for line in (ROOT / name).read_text().splitlines() if line[:1].isalnum()}
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert served <= development
