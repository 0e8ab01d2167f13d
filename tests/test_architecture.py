"""The shape of the engine: rooms in the order of the pipeline, no word of any one story."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "liuzhou_site"

ROOMS = (
    "yaml_text",
    "messages",
    "errors",
    "model",
    "numbers",
    "load",
    "figures",
    "story",
    "checks",
    "charts",
    "assets",
    "pages",
    "publish",
    "pipeline",
    "app",
    "__main__",
)
"""The rooms and the loose modules: each imports only from those before it."""

HOMES = {
    "altair": ("charts",),
    "babel": ("numbers",),
    "fontTools": ("assets",),
    "jinja2": ("pages",),
    "lxml": ("publish",),
    "markdown_it": ("story",),
    "mdit_py_plugins": ("story",),
    "openpyxl": ("load",),
    "markupsafe": ("story",),
    "pandas": ("app",),
    "numpy": ("assets",),
    "PIL": ("assets",),
    "pypdf": ("load",),
    "pydantic": ("load",),
    "pylopdf_fonts_zh_cn": ("assets",),
    "typer": ("app",),
    "vl_convert": ("charts",),
    "yaml": ("yaml_text",),
}
"""Third-party library → where it is at home."""

STORY = re.compile(
    r"\b(mines?|mining|miners?|mineral\w*|furnaces?|boilers?|cupolas?|foundr\w+|smelt\w*|"
    r"recyclers?|jiahe|yongxing|chenzhou|hunan|2018|2019|202[01])\b"
    r"|[柳郴]州|永兴|嘉禾|湖南|矿|炉|铸造|冶炼|有色|产业|转型",
    re.IGNORECASE,
)
"""Words of the story that this project tells. The package's own name is the one exception."""

LOOSE = frozenset(["__init__", "__main__", "errors", "model", "pipeline", "yaml_text"])
"""What lies in no package."""

WHOLE = frozenset(["broken", "browser", "docs", "endurance", "pipeline", "sites"])
"""What is tested of the house as a whole: the folders of tests that no package answers to."""

SILENCED = re.compile(r"# (?:noqa|type: ignore)\b(.*)")
SILENCERS = 2  # per 1,000 lines

LONGEST_FUNCTION = 40
LONGEST_MODULE = 250


def top(path: Path) -> str:
    """Return the name of the module, or of the package, that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if top(path) != "__init__")
FLOOR = {name: floor for floor, name in enumerate(ROOMS)}


@cache
def trees() -> dict[Path, ast.Module]:
    """Return each file of the engine as it is parsed: once, and not before a test asks for it."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and every statement below it: a tenth of all that `ast.walk` yields."""
    yield node
    for part in ("body", "handlers", "orelse", "finalbody", "cases"):
        for inner in getattr(node, part, ()):
            yield from statements(inner)


@cache
def walked() -> list[tuple[Path, ast.AST]]:
    """Return every statement of the engine, each with its file."""
    return [(path, node) for path, tree in trees().items() for node in statements(tree)]


@cache
def imports(tree: ast.AST) -> list[str]:
    """Return the dotted name of everything that a module imports, wherever it does so."""
    names = []
    for node in statements(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "liuzhou_site":
            names += [f"liuzhou_site.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or ".")
    return names


def own(tree: ast.AST) -> set[str]:
    """Return the modules and packages of the engine that a file imports."""
    return {name.split(".")[1] for name in imports(tree) if name.startswith("liuzhou_site.")}


def foreign(tree: ast.AST) -> set[str]:
    """Return the libraries that a file imports and that Python does not bring."""
    names = {name.split(".")[0] for name in imports(tree)}
    return names - {"liuzhou_site", "__future__"} - sys.stdlib_module_names


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...]) -> list[tuple[Path, ast.AST]]:
    """Return every statement of a kind in the engine, each with its file."""
    return [(path, node) for path, node in walked() if isinstance(node, kind)]


def code_lines(node: ast.AST, text: str) -> int:
    """Count the lines of a node that are code: no docstring, no comment, no blank."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs: set[int] = set()
    for inner in statements(node):
        if isinstance(inner, documented) and ast.get_docstring(inner) is not None:
            first = inner.body[0]
            docs |= set(range(first.lineno, first.end_lineno + 1))
    lines = text.splitlines()
    span = range(getattr(node, "lineno", 1), getattr(node, "end_lineno", len(lines)) + 1)
    return sum(
        bool(lines[i - 1].strip()) and not lines[i - 1].lstrip().startswith("#")
        for i in span
        if i not in docs
    )


def test_every_module_has_a_room():
    """Nothing lies loose at the root but what the order of the pipeline names."""
    assert {top(path) for path in SOURCES} - FLOOR.keys() == set()


def test_imports_go_down_only():
    """No room knows of one that comes after it."""
    wrong = sorted(
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path, tree in trees().items()
        for name in own(tree) - {top(path)}
        if FLOOR[name] >= FLOOR[top(path)]
    )
    assert wrong == []


def test_no_knot_within_a_package():
    """The files of one package import one another in one direction."""
    dotted = {
        ".".join(("liuzhou_site", *path.relative_to(PACKAGE).with_suffix("").parts)): path
        for path in SOURCES
    }
    graph = {
        path: {dotted[name] for name in imports(tree) if name in dotted} - {path}
        for path, tree in trees().items()
    }
    while free := [path for path, needs in graph.items() if not needs & graph.keys()]:
        graph = {path: needs for path, needs in graph.items() if path not in free}
    assert sorted(str(path.relative_to(PACKAGE)) for path in graph) == []


def test_each_library_has_its_home():
    """A third-party library is known to its home alone, so that it can be exchanged there."""
    wrong = sorted(
        f"{path.relative_to(PACKAGE)} imports {library}"
        for path, tree in trees().items()
        for library in foreign(tree)
        if top(path) not in HOMES.get(library, ())
    )
    assert wrong == []


def test_the_engine_knows_nothing_of_the_story():
    """No file of the engine or of its templates holds a word of the story that is told with it."""
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "templates").rglob("*.*")]
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {found[0]}"
        for path in sorted(files)
        if path.suffix in {".py", ".html", ".css", ".xml", ".j2", ".txt", ".svg"}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for found in STORY.finditer(line)
    ]
    assert wrong == []


def test_the_engine_knows_no_name_of_the_glossary():
    """The names that the story explains to its readers are not in the engine either."""
    glossary = yaml.safe_load((ROOT / "content" / "glossary.yml").read_text(encoding="utf-8"))
    names = {words for entry in glossary.values() for words in entry["name"].values()}
    texts = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, text in texts.items()
        for name in names
        if name in text and re.search(rf"\b{re.escape(name)}\b", text)
    ]
    assert wrong == []


def test_no_module_is_named_as_one_of_python():
    """Whose module an import means is never in question; `numbers` is the one exception."""
    taken = sys.stdlib_module_names - {"numbers", "__main__"}
    names = {path: path.relative_to(PACKAGE).with_suffix("").parts for path in SOURCES}
    assert {path: parts for path, parts in names.items() if taken & set(parts)} == {}


def test_few_modules_lie_loose():
    """Five files; everything else has a package, which a stranger finds by its name."""
    assert {path.stem for path in PACKAGE.glob("*.py")} == LOOSE
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == set(ROOMS) - LOOSE


def test_tests_are_found_where_the_code_is():
    """Each package has its folder of tests; what has none is tested as a whole."""
    folders = {p.relative_to(ROOT / "tests").parts[0] for p in ROOT.glob("tests/*/**/*.py")}
    tested = {p.relative_to(ROOT / "tests").parts[0] for p in ROOT.glob("tests/*/**/test_*.py")}
    assert set(ROOMS) - LOOSE <= tested
    assert folders <= set(ROOMS) - LOOSE | WHOLE


def test_a_name_is_one_class():
    """Whoever reads the name of a class knows which one it is."""
    names = Counter(node.name for _, node in nodes(ast.ClassDef) if not node.name.startswith("_"))
    assert {name for name, count in names.items() if count > 1} == set()


def test_a_silencer_says_why():
    """What a tool is not to complain of is rare, and has its reason beside it."""
    lines = [line for path in SOURCES for line in path.read_text(encoding="utf-8").splitlines()]
    found = [match for line in lines if (match := SILENCED.search(line))]
    assert len(found) <= SILENCERS * len(lines) / 1000
    assert [match[0] for match in found if not re.search(r"\w+\]? ?[(#-]", match[1])] == []


def test_nothing_catches_whatever_comes():
    """An error that nobody foresaw is a fault, and is seen."""
    broad = [
        str(path.relative_to(PACKAGE))
        for path, node in nodes(ast.ExceptHandler)
        if node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
    ]
    assert broad == []


def test_records_are_frozen():
    """Every dataclass is frozen: change makes a new record."""
    wrong = [
        f"{path.relative_to(PACKAGE)}: {node.name}"
        for path, node in nodes(ast.ClassDef)
        for mark in node.decorator_list
        if "dataclass" in ast.unparse(mark) and "frozen=True" not in ast.unparse(mark)
    ]
    assert wrong == []


def test_functions_fit_on_a_screen():
    """No function has more than forty lines of code."""
    functions = nodes((ast.FunctionDef, ast.AsyncFunctionDef))
    texts = {path: path.read_text(encoding="utf-8") for path in SOURCES}
    sizes = {f"{p.relative_to(PACKAGE)}: {n.name}": code_lines(n, texts[p]) for p, n in functions}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.each("path", SOURCES)
def test_modules_can_be_read_at_a_sitting(path):
    """No file has more than 250 lines of code: past that it becomes a package of the same name."""
    assert code_lines(trees()[path], path.read_text(encoding="utf-8")) <= LONGEST_MODULE
