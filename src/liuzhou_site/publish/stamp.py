"""The stamp of an edition: from what it was made, with what, and what it is, file by file."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import liuzhou_site
from liuzhou_site.assets.cache import Cache
from liuzhou_site.errors import BuildFailed
from liuzhou_site.numbers.technical import technical
from liuzhou_site.publish.assemble import Site
from liuzhou_site.publish.audit import Declared, Gate, audit_numbers
from liuzhou_site.publish.fingerprints import STAMP, digests, engine, inputs, libraries

_NEVER = re.compile(r"(?!)")


def stamped(root: Path, site: Site, commit: str = "", base: str = "") -> dict[str, bytes]:
    """Return the files of a site made from the project at `root`, its stamp among them.

    commit: the revision of the project, where the environment tells it; base: the address that the
    site was made for, where it is not that of `content/site.yml`. The date is that of the
    newest publication or correction in the data; no clock is read.
    Raises BuildFailed: a number of the stamp is not what it should be.
    """
    about = site.project.site.value
    read_from = site.project.source.value.fingerprint
    dates = [about.published, *(found.date for found in about.corrections)]
    record = {
        "date": technical("date", max(dates).isoformat()),
        "commit": technical("commit", commit) if commit else "",
        "base": base,
        "warned": bool(site.warnings),
        "source": technical("digest", read_from) if read_from else "",
        "engine": {
            "version": technical("version", liuzhou_site.__version__),
            "digest": technical("digest", engine()),
        },
        "libraries": {
            technical("identifier", name): technical("version", found)
            for name, found in libraries().items()
        },
        "inputs": _digests(inputs(root)),
        "outputs": _digests(site.files),
    }
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    gate = Gate(Declared(_NEVER, (about.base,)), site.project.tongues)
    audited = audit_numbers({STAMP: text.encode()}, str, gate, Cache())
    if audited.problems:
        raise BuildFailed(audited.problems)
    return {**site.files, **audited.files}


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {
        technical("path", path): technical("digest", digest)
        for path, digest in digests(files).items()
    }
