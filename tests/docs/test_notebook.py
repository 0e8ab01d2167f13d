"""examples/notebook.ipynb: its cells are run in their order, and give what stands below them.

They are run here, not by Jupyter: a kernel is a dozen packages and an open port, and what these
cells need of it is that the value of a last expression is shown.
"""

from __future__ import annotations

import ast
import json
from pprint import pformat
from typing import TYPE_CHECKING, Any

import altair as alt
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def drawn_here() -> Iterator[None]:
    """Leave Altair as it was: the notebook chooses how charts are shown."""
    before = alt.renderers.active
    yield
    alt.renderers.enable(before)


@pytest.mark.slow
@pytest.mark.usefixtures("drawn_here")
def test_the_notebook_shows_what_its_cells_give(
    project: Path, monkeypatch: pytest.MonkeyPatch, write_expected: bool
) -> None:
    """Each cell's output is compared, tables and drawings included."""
    path = project / "examples" / "notebook.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    monkeypatch.chdir(path.parent)
    names: dict[str, Any] = {}
    given = [outputs(cell, number, names) for number, cell in enumerate(cells, 1)]
    if write_expected:
        for number, (cell, made) in enumerate(zip(cells, given, strict=True), 1):
            cell |= {"execution_count": number, "outputs": made}
        text = json.dumps(notebook, ensure_ascii=False, indent=1)
        path.write_text(f"{text}\n", encoding="utf-8")
    assert [cell["outputs"] for cell in cells] == given
    kinds = {kind for made in given for output in made for kind in output["data"]}
    assert kinds == {"text/plain", "text/html", "image/svg+xml"}


def outputs(cell: dict[str, Any], number: int, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run a cell, and return what Jupyter would show of its last expression."""
    tree = ast.parse("".join(cell["source"]))
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 (our own notebook)
        return []
    tree.body.pop()
    exec(compile(tree, "cell", "exec"), names)  # noqa: S102 (as above)
    value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 (as above)
    data = {kind: lines(text) for kind, text in shown(value).items()}
    result = "execute_result"
    return [{"data": data, "execution_count": number, "metadata": {}, "output_type": result}]


def shown(value: object) -> dict[str, str]:
    plain = {"text/plain": pformat(value, width=79, sort_dicts=False)}
    if isinstance(value, alt.LayerChart):
        return plain | value._repr_mimebundle_()
    html = getattr(value, "_repr_html_", None)
    return plain | ({"text/html": html()} if html else {})


def lines(text: str) -> list[str]:
    """Return a text as notebooks keep it."""
    return text.splitlines(keepends=True)


def test_every_cell_has_been_run(project: Path) -> None:
    """In the order in which it stands, and none with a mistake."""
    notebook = json.loads((project / "examples" / "notebook.ipynb").read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert notebook["nbformat"] == 4
