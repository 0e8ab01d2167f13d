"""Runs the others over one page: started by `tests/endurance/faults.py`.

Reads {"paragraphs": [{"zh", "en", "clean", "values"}], "chart", "data"} as JSON; writes how many
alarms each tool raises. In `en` may be a fault; `clean` is the paragraph as its author meant it.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BIN = Path(sys.executable).parent
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a tool's command."""
    command = [str(BIN / words[0]), *words[1:]]
    return subprocess.run(command, cwd=cwd, check=False, capture_output=True, encoding="utf-8")


def claimtrail(paragraphs: list[dict], folder: Path) -> int:
    """`audit-report --strict`: each paragraph marked with a record of its figures' values."""
    from claimtrail import register_external, set_store_root

    set_store_root(str(folder / ".claimtrail"))
    blocks = []
    for number, paragraph in enumerate(paragraphs):
        marker = ""
        if paragraph["values"]:
            record = register_external(
                function_name=f"paragraph_{number}",
                inputs={"paragraph": f"p{number}"},
                outputs=paragraph["values"],
            )
            marker = f"\n<!-- ct:{record} -->"
        blocks.append(paragraph["en"] + marker)
    (folder / "report.md").write_text("\n\n".join(blocks))
    store = str(folder / ".claimtrail")
    done = run(
        "claimtrail", "--store", store, "audit-report", "--strict", "--format", "json",
        "report.md", cwd=folder,
    )  # fmt: skip
    told = json.loads(done.stdout)
    return sum(
        len(entry["unsupported"]) or 1 for entry in told["entries"] if entry["status"] != "MATCH"
    )


def claims(paragraphs: list[dict], folder: Path) -> int:
    """`verify` and `numbers`: every number of the clean page bound to a file of numbers."""
    values, listed = {}, []
    for n, paragraph in enumerate(paragraphs):
        found = NUMBER.findall(paragraph["clean"])
        now = NUMBER.findall(paragraph["en"])
        evidence = [{"kind": "quote", "artifact": "report", "text": paragraph["en"]}]
        for m, number in enumerate(found):
            values[f"n{n}_{m}"] = float(number.replace(",", ""))
            said = (now[m] if m < len(now) else number).replace(",", "")
            name = f"n{n}_{m}"
            evidence.append(
                {"kind": "metric", "artifact": "values", "name": name, "pointer": f"/{name}",
                 "reported": said}
            )  # fmt: skip
        if found:
            listed.append({"id": f"c{n}", "text": paragraph["en"][:60], "evidence": evidence})
    (folder / "values.json").write_text(json.dumps(values))
    (folder / "report.md").write_text("\n\n".join(p["en"] for p in paragraphs))
    artifacts = [
        {"id": name, "path": path, "digest": {"algorithm": "sha256", "value":
         hashlib.sha256((folder / path).read_bytes()).hexdigest()}}
        for name, path in (("values", "values.json"), ("report", "report.md"))
    ]  # fmt: skip
    (folder / "repro.yaml").write_text(json.dumps({"artifacts": artifacts, "claims": listed}))
    verified = run("claims", "verify", "--format", "json", cwd=folder)
    counted = run("claims", "numbers", "--format", "json", cwd=folder)
    return _missed(verified.stdout, verified.stderr) + _unbound(counted.stdout, counted.stderr)


def _missed(out: str, err: str) -> int:
    """Count the assertions that `verify` does not find true."""
    if not out.strip().startswith("{"):
        raise SystemExit(f"claims verify: {err[:300]}")
    decisions = [
        decision for claim in json.loads(out)["report"]["claims"] for decision in claim["decisions"]
    ]
    return sum(decision["comparison"] != "match" for decision in decisions)


def _unbound(out: str, err: str) -> int:
    """Count the numbers that `numbers` finds bound to nothing."""
    if not out.strip().startswith("{"):
        raise SystemExit(f"claims numbers: {err[:300]}")
    numbers = [n for text in json.loads(out)["texts"] for n in text["numbers"]]
    return sum(number["standing"] == "unbound" for number in numbers)


def charts(text: str, data: dict[str, float]) -> int:
    """`check_alt_text`: the description beside the chart's data."""
    from disability_access_charts import ChartData, bar, check_alt_text

    document = bar(
        list(data), list(data.values()), title="Tax paid", value_label="Tax",
        category_label="Firm", source="The article", unit="count",
    )  # fmt: skip
    return len(check_alt_text(text, ChartData.from_dict(document["data"]))) if text else 0


def pofilter(paragraphs: list[dict], folder: Path) -> int:
    """`pofilter -t numbers`: the Chinese paragraph beside the English."""

    def quoted(text: str) -> str:
        return text.replace("\\", "").replace('"', "'")

    units = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
    units += [
        f'#: {n}\nmsgctxt "{n}"\nmsgid "{quoted(p["zh"])}"\nmsgstr "{quoted(p["en"])}"\n'
        for n, p in enumerate(paragraphs)
    ]
    (folder / "in.po").write_text("\n".join(units), encoding="utf-8")
    run("pofilter", "-t", "numbers", "in.po", "out.po", cwd=folder)
    report = folder / "out.po"
    return (
        len(re.findall(r"^#: \d+", report.read_text("utf-8"), re.MULTILINE))
        if report.exists()
        else 0
    )


def main() -> None:
    """Ask every tool."""
    given = json.load(sys.stdin)
    found = {}
    for name, ask in (
        ("claimtrail", lambda where: claimtrail(given["paragraphs"], where)),
        ("claims", lambda where: claims(given["paragraphs"], where)),
        ("disability-access-charts", lambda _: charts(given["chart"], given["data"])),
        ("pofilter", lambda where: pofilter(given["paragraphs"], where)),
    ):
        with tempfile.TemporaryDirectory() as folder:
            found[name] = ask(Path(folder))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
