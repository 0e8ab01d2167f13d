"""Everything in one file: the same bytes from the same files, and what was published in it."""

from __future__ import annotations

import io
import zipfile

from liuzhou_site.publish.assemble import bundle


def test_a_bundle_holds_each_file_as_it_is() -> None:
    """Paths and bytes come out as they went in, in order."""
    files = {"b/二.csv": b"1,2\r\n", "a.txt": b"x" * 1000}
    with zipfile.ZipFile(io.BytesIO(bundle(files))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.txt", "b/二.csv"]
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_a_bundle_does_not_depend_on_clock_or_order() -> None:
    """The same files give the same bytes."""
    assert bundle({"a": b"1", "b": b"2"}) == bundle({"b": b"2", "a": b"1"})


def test_the_site_s_bundle_is_what_the_site_publishes(built) -> None:
    """Whoever unpacks it has the very files of the site, the data package and all pictures."""
    with zipfile.ZipFile(io.BytesIO(built.files["data/everything.zip"])) as archive:
        for name in archive.namelist():
            assert archive.read(name) == built.files[name], name
        names = archive.namelist()
    assert "data/datapackage.json" in names
    assert sum(name.endswith(".svg") for name in names) == 2 * len(built.project.charts.value)
