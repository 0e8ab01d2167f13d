"""The test command brings what it needs, or says in one sentence what to type; it skips nothing."""

from __future__ import annotations

import json

import pytest
from tests import everything


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """Return the commands that were run on a machine with no browser, font, npm or axe-core."""
    commands = []
    monkeypatch.setattr(everything, "browser", lambda: None)
    monkeypatch.setattr(everything, "_has_han_font", lambda: False)
    monkeypatch.setattr(everything.shutil, "which", lambda _name: None)
    monkeypatch.setattr(everything, "NPM_FOLDER", tmp_path)
    monkeypatch.setattr(everything, "MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(
        everything, "_quietly", lambda command, *_: commands.append(command) or True
    )
    return commands


def test_where_it_may_not_install_it_says_what_to_type(machine, monkeypatch, capsys):
    """No test is skipped for want of a browser: the command fails with the command to type."""
    monkeypatch.setattr(everything, "_may_install", lambda: False)
    assert everything.main() == 1
    packages = "chromium firefox-esr fontconfig fonts-noto-cjk default-jre-headless w3m npm"
    assert capsys.readouterr().err == (
        f"The browser tests need {packages}. Type: sudo apt-get install {packages}\n"
    )
    assert machine == []


def test_where_it_may_install_it_looks_at_the_lists_once_first(machine, monkeypatch):
    """The system's packages come by apt-get, the rest by npm, each in one go."""
    monkeypatch.setattr(everything, "_may_install", lambda: True)
    assert everything._install_what_is_missing() == ""
    assert [command[0:3:2] for command in machine] == [
        ["apt-get", "update"],
        ["apt-get", "install"],
        ["npm", "--ignore-scripts"],
    ]
    assert machine[1][-7:] == (
        "chromium firefox-esr fontconfig fonts-noto-cjk default-jre-headless w3m npm".split()
    )


def test_axe_core_is_installed_again_when_its_lock_has_changed(machine, tmp_path):
    """Npm is done when what it installed is what the lock names; it notes that last of all."""
    assert machine == []
    lock = {"packages": {"": {}, "node_modules/axe-core": {"version": "4.1"}}}
    (tmp_path / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    assert not everything._npm_is_done()
    (tmp_path / "node_modules").mkdir()
    installed = tmp_path / "node_modules" / ".package-lock.json"
    installed.write_text(json.dumps(lock), encoding="utf-8")
    assert everything._npm_is_done()
    installed.write_text(json.dumps(lock).replace("4.1", "4.0"), encoding="utf-8")
    assert not everything._npm_is_done()


def test_every_check_runs_even_when_the_first_fails(monkeypatch, capsys):
    """What is wrong is told all at once; more words go to pytest alone."""
    seen = []
    monkeypatch.setattr(everything, "_install_what_is_missing", lambda: "")
    monkeypatch.setattr(
        everything, "_passes", lambda name, *_: seen.append(name) or name not in {"Style", "Types"}
    )
    assert everything.main(["-k", "x"]) == 1
    assert seen == [name for name, _ in everything.CHECKS]
    assert capsys.readouterr().out == "\nNot passed: Style, Types.\n"
