"""What GitHub does with a workflow, as far as those of this project ask for it.

Every job gets an empty folder; its steps run there one after the other, by the same shell and with
the same variables. Expressions are filled in; actions are stood in for by the functions of
`tests/endurance/actions.py`. A key, an expression or an action that is not known here is an error:
nothing is passed over in silence.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Action = Callable[["Hub", "Machine", dict[str, Any]], dict[str, str]]

SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
"""What `shell: bash` means there. Each workflow says so: else there is no pipefail."""

KEYS = {
    "workflow": {"name", True, "permissions", "concurrency", "defaults", "jobs"},
    "job": {"name", "if", "needs", "runs-on", "timeout-minutes", "permissions"}
    | {"strategy", "environment", "outputs", "steps"},
    "step": {"name", "id", "uses", "with", "env", "run"},
}
"""The keys that are read, or that ask for nothing here. YAML takes `on` for True."""

EXPRESSION = re.compile(r"\$\{\{\s*([^{}]*?)\s*\}\}")
NAME = r"(?:github|inputs|matrix|needs|steps)(?:\.[\w-]+)+"
PARSED = re.compile(rf"fromJSON\(({NAME})\)")
SAME = re.compile(rf"({NAME}) == '([^']*)'")
HASHED = re.compile(r"hashFiles\('[^']+'\)")  # only in the key of a cache, which is empty here


class NotUnderstoodError(Exception):
    """A workflow asks for what is not known here."""


def value(expression: str, known: Mapping[str, Any]) -> Any:
    """Return what an expression stands for."""
    if HASHED.fullmatch(expression):
        return expression
    if call := PARSED.fullmatch(expression):
        return json.loads(value(call[1], known))
    if same := SAME.fullmatch(expression):
        return value(same[1], known) == same[2]
    if not re.fullmatch(NAME, expression):
        raise NotUnderstoodError(expression)
    found: Any = known
    for part in expression.split("."):
        if part not in found:
            raise NotUnderstoodError(f"{expression}: there is no {part}")
        found = found[part]
    return found


def filled(thing: Any, known: Mapping[str, Any]) -> Any:
    """Return a part of a workflow with its expressions filled in."""
    if isinstance(thing, dict):
        return {key: filled(one, known) for key, one in thing.items()}
    if not isinstance(thing, str):
        return thing
    if whole := EXPRESSION.fullmatch(thing):
        return value(whole[1], known)
    return EXPRESSION.sub(lambda found: str(value(found[1], known)), thing)


def expressions(thing: Any) -> Iterator[str]:
    """Yield every expression of a part of a workflow."""
    if isinstance(thing, str):
        yield from EXPRESSION.findall(thing)
    elif isinstance(thing, dict):
        for one in thing.values():
            yield from expressions(one)
    elif isinstance(thing, list):
        for one in thing:
            yield from expressions(one)


def strange(workflow: dict[Any, Any], actions: Mapping[str, tuple[Action, set[str]]]) -> list[str]:
    """Return all that a workflow asks for and that is not known here."""
    jobs = workflow["jobs"].values()
    steps = [step for job in jobs for step in job["steps"]]
    found = [f"key: {key}" for key in workflow.keys() - KEYS["workflow"]]
    found += [f"key: {key}" for job in jobs for key in job.keys() - KEYS["job"]]
    found += [f"key: {key}" for step in steps for key in step.keys() - KEYS["step"]]
    if workflow.get("defaults") != {"run": {"shell": "bash"}}:
        found.append(f"defaults: {workflow.get('defaults')}")
    conditions = [job["if"] for job in jobs if "if" in job]
    forms = (re.compile(NAME), PARSED, SAME, HASHED)
    for expression in [*expressions(workflow["jobs"]), *conditions]:
        if not any(form.fullmatch(expression) for form in forms):
            found.append(f"expression: {expression}")
    for step in steps:
        if "uses" in step:
            name = step["uses"].partition("@")[0]
            takes = actions[name][1] if name in actions else {f"no {name}"}
            found += [f"{name}: {key}" for key in step.get("with", {}).keys() - takes]
            found += [f"action: {name}"] if name not in actions else []
    return found


def matrices(job: dict[str, Any], known: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what each instance of a job is given; one with nothing where there is no matrix."""
    axes = filled(job.get("strategy", {}).get("matrix", {}), known)
    return [dict(zip(axes, one, strict=True)) for one in product(*axes.values())]


@dataclass
class Machine:
    """Where one job runs: its folders, and what stands before others on its path."""

    folder: Path
    path: list[str]

    @property
    def workspace(self) -> Path:
        """Return the folder that its steps start in."""
        return self.folder / "workspace"


@dataclass
class Hub:
    """GitHub, as the runs of one repository see it.

    repositories: owner/name → where it lies. address: what Pages says that the site will hang
    under; it is served below `under` of a port of this machine. left_out: what a step runs → why
    it is not run here. more: further variables of every step. kept: a lock → an environment that a
    job has set up from it, which spares the next one the minute.
    """

    actions: Mapping[str, tuple[Action, set[str]]]
    folder: Path
    repositories: dict[str, Path]
    repository: str
    sha: str
    address: str
    port: int
    under: str = "repo/"
    left_out: Mapping[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    kept: dict[bytes, Path] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    said: str = ""

    def run(self, file: Path, **inputs: str) -> dict[str, str]:
        """Run a workflow; return how each of its jobs ended."""
        self.workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
        if found := strange(self.workflow, self.actions):
            raise NotUnderstoodError(", ".join(found))
        asked = self.workflow[True].get("workflow_call") or {}
        usual = {name: one.get("default") for name, one in asked.get("inputs", {}).items()}
        self.inputs, self.ends, self.outputs = usual | inputs, {}, {}
        jobs = dict(self.workflow["jobs"])
        while jobs:
            name = next(n for n in jobs if set(needed(jobs[n])) <= self.ends.keys())
            self.job(name)
            del jobs[name]
        return self.ends

    def job(self, name: str) -> str:
        """Run a job, if all that it needs went well, once for each part of its matrix."""
        job, title = self.workflow["jobs"][name], self.workflow["name"]
        needs = needed(job)
        github = {"ref": "refs/heads/main", "token": "none", "sha": self.sha}
        known = {"github": github, "inputs": self.inputs}
        known["needs"] = {one: {"outputs": self.outputs.get(one, {})} for one in needs}
        if any(self.ends[one] != "success" for one in needs) or not value_of(job, known):
            told(title, name, "", 0, "skipped")
            self.ends[name] = "skipped"
            return "skipped"
        self.ends[name] = "success"
        for matrix in matrices(job, known):
            if not self.instance(name, known | {"matrix": matrix}):
                self.ends[name] = "failure"
                break  # as there: the others are cancelled
        return self.ends[name]

    def instance(self, name: str, known: dict[str, Any]) -> bool:
        """Run the steps of a job up to the first that fails; tell whether none did."""
        folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))
        machine = Machine(folder, [str(self.folder / "bin")])
        machine.workspace.mkdir()
        known["steps"], job = {}, self.workflow["jobs"][name]
        label = " ".join([name, *map(str, known["matrix"].values())])
        for step in job["steps"]:
            start = time.monotonic()
            outcome, outputs = self.step(filled(step, known), machine)
            title = step.get("name") or step.get("uses", step.get("run", "")).partition("@")[0]
            told(self.workflow["name"], label, title, time.monotonic() - start, outcome)
            if outcome == "failed":
                print("    " + "\n    ".join(self.said.strip().splitlines()[-12:]), flush=True)
                return False
            if "id" in step:
                known["steps"][step["id"]] = {"outputs": outputs}
        self.outputs[name] = filled(job.get("outputs", {}), known)
        return True

    def step(self, step: dict[str, Any], machine: Machine) -> tuple[str, dict[str, str]]:
        """Run one step; return how it ended and its outputs."""
        if "uses" in step:
            action, _ = self.actions[step["uses"].partition("@")[0]]
            return "stood in for", action(self, machine, step.get("with", {}))
        for words, why in self.left_out.items():
            if words in step["run"]:
                return f"left out: {why}", {}
        script, outputs = machine.folder / "step.sh", machine.folder / "outputs"
        script.write_text(step["run"], encoding="utf-8")
        outputs.write_text("", encoding="utf-8")
        done = subprocess.run(
            [*SHELL, str(script)],
            cwd=machine.workspace,
            env=self.environment(machine) | {"GITHUB_OUTPUT": str(outputs)} | step.get("env", {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        self.said = done.stdout
        lines = outputs.read_text(encoding="utf-8").splitlines()
        pairs = dict(line.split("=", 1) for line in lines)
        return ("failed" if done.returncode else "passed"), pairs

    def environment(self, machine: Machine) -> dict[str, str]:
        """Return the variables of a step, without those by which this process was started."""
        own = ("PYTHON", "VIRTUAL_ENV", "GIT_", "LC_", "GITHUB_")
        kept = {name: text for name, text in os.environ.items() if not name.startswith(own)}
        return kept | {
            "PATH": os.pathsep.join([*machine.path, os.environ["PATH"]]),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_SHA": self.sha,
            "GITHUB_WORKSPACE": str(machine.workspace),
            "GITHUB_REPOSITORY": self.repository,
            "GITHUB_RUN_ID": "1",
            "GITHUB_STEP_SUMMARY": str(machine.folder / "summary"),
            "RUNNER_TEMP": str(machine.folder),
            **self.more,
        }


def needed(job: dict[str, Any]) -> list[str]:
    """Return the jobs that one waits for."""
    needs = job.get("needs", [])
    return [needs] if isinstance(needs, str) else needs


def value_of(job: dict[str, Any], known: Mapping[str, Any]) -> bool:
    """Tell whether a job is to run."""
    return "if" not in job or bool(value(job["if"], known))


def told(workflow: str, job: str, step: str, seconds: float, outcome: str) -> None:
    """Print a line of the table."""
    print(f"{workflow:<8} {job:<16} {step:<48} {seconds:>6.1f}  {outcome}", flush=True)
