"""A table of cases is one test, and proves as much as one test for each."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from tests.conftest import pytest_pyfunc_call


def called(test, *tables, **given) -> bool | None:
    """Call a test as pytest does, with these tables and fixtures."""
    marks = [pytest.mark.each(*table).mark for table in tables]
    item = SimpleNamespace(
        obj=test,
        get_closest_marker=lambda name: next(iter(marks), None),
        iter_markers=lambda name: iter(marks),
        funcargs=given,
        _fixtureinfo=SimpleNamespace(argnames=list(given)),
    )
    return pytest_pyfunc_call(item)


def test_all_rows_that_fail_are_told():
    """Those that pass are not, and none hides another."""

    def smaller(one, other):
        assert one < other

    with pytest.raises(ExceptionGroup) as failed:
        called(smaller, (("one", "other"), [(2, 1), (1, 2), (3, 1)]))
    assert str(failed.value).startswith("2 of 3 rows:\n1. {'one': 2, 'other': 1}\n3. {'one': 3, ")
    assert len(failed.value.exceptions) == 2


def test_what_was_to_be_refused_and_was_not_fails_too():
    """`pytest.raises` fails in a way of its own."""

    def refused(word):
        with pytest.raises(ValueError, match="invalid literal"):
            int(word)

    with pytest.raises(BaseExceptionGroup, match="1 of 2 rows"):
        called(refused, ("word", ["a", "1"]))


def test_tables_are_multiplied():
    """Two marks are every row of the one with every row of the other."""
    seen = []

    def pair(one, other):
        seen.append((one, other))

    assert called(pair, ("one", "ab"), ("other", [1, 2]))
    assert seen == [("a", 1), ("a", 2), ("b", 1), ("b", 2)]


def test_a_row_has_its_own_folder(tmp_path):
    """What one row writes no other finds."""

    def write(name, tmp_path):
        assert not list(tmp_path.iterdir())
        (tmp_path / name).touch()

    assert called(write, ("name", "ab"), tmp_path=tmp_path)


def test_a_table_without_a_row_fails():
    """A table that came out empty would prove nothing."""
    with pytest.raises(AssertionError, match="proves nothing"):
        called(lambda name: None, ("name", []))


def test_what_is_not_marked_is_called_as_ever():
    """The hook leaves other tests to pytest."""
    assert called(lambda: None) is None
