"""The watcher over the kernel's real events."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.watch import Rules
from tests.watch.conftest import Harness


def _watched_folders() -> int:
    """Count the watches that this process really holds."""
    count = 0
    for name in os.listdir("/proc/self/fdinfo"):
        try:
            with open(f"/proc/self/fdinfo/{name}") as file:
                count += sum(line.startswith("inotify ") for line in file)
        except FileNotFoundError:
            continue
    return count


def test_files_made_changed_and_removed_are_told(watched: Harness) -> None:
    watched.watch()
    path = watched.write("a.txt")
    watched.wait_for(path)
    watched.write("a.txt", "more")
    watched.sink.wait(lambda: watched.sink.changed_count[path] == 2)
    os.remove(path)
    watched.wait_for()
    assert watched.sink.told("removed") == [path]


def test_an_atomic_save_is_one_change(watched: Harness) -> None:
    path = watched.write("a.txt")
    watched.watch()
    temporary = watched.write(".a.txt.new", "two")
    os.replace(temporary, path)
    watched.sink.wait(lambda: path in watched.sink.changed_count)
    assert watched.sink.told("removed") == []


def test_a_save_over_a_backup_removes_nothing(watched: Harness) -> None:
    path = watched.write("a.txt")
    watched.watch()
    os.rename(path, path + b"~")
    watched.write("a.txt", "two")
    watched.sink.wait(lambda: path in watched.sink.changed_count)
    assert watched.sink.told("removed") == []


def test_a_folder_tree_made_at_once_is_told_wholly(watched: Harness) -> None:
    watched.watch()
    paths = [watched.write(f"a{n}/b/c/d/e/x.txt") for n in range(50)]
    watched.wait_for(*paths)
    late = watched.write("a7/b/c/late.txt")
    watched.wait_for(*paths, late)


def test_a_renamed_file_is_told_in_one_batch(watched: Harness) -> None:
    old = watched.write("old.txt")
    watched.watch()
    new = watched.at("new.txt")
    os.rename(old, new)
    watched.wait_for(new)
    assert watched.sink.calls == [("removed", (old,)), ("changed", (new,))]


def test_a_renamed_folder_is_told_in_one_batch(watched: Harness) -> None:
    for number in range(700):
        watched.write(f"old/s{number % 7}/{number}.txt")
    watched.watch()
    os.rename(watched.at("old"), watched.at("new"))
    watched.wait_for_disk()
    assert [kind for kind, _ in watched.sink.calls] == ["removed", "changed"]
    assert watched.sink.told("removed") == [watched.at("old")]
    late = watched.write("new/s3/late.txt")
    watched.sink.wait(lambda: late in watched.sink.known)


def test_moves_between_watched_folders_are_told_together(watched: Harness) -> None:
    one, two = watched.at("one"), watched.at("two")
    path = watched.write("one/x.txt")
    watched.write("one/d/y.txt")
    os.mkdir(two)
    watched.watch(one, two)
    os.rename(path, two + b"/x.txt")
    os.rename(one + b"/d", two + b"/d")
    watched.wait_for(two + b"/x.txt", two + b"/d/y.txt")
    kinds = [kind for kind, _ in watched.sink.calls]
    assert kinds in (["removed", "changed"], ["removed", "changed"] * 2)


def test_folders_moved_in_and_out(
    watched: Harness, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = os.fsencode(tmp_path_factory.mktemp("outside"))
    watched.watch()
    os.makedirs(outside + b"/d/e")
    with open(outside + b"/d/e/x.txt", "w") as file:
        file.write("x")
    os.rename(outside + b"/d", watched.at("d"))
    watched.wait_for(watched.at("d/e/x.txt"))
    watched.write("d/e/y.txt")
    watched.wait_for_disk()
    held = _watched_folders()
    os.rename(watched.at("d"), outside + b"/d")
    watched.wait_for()
    watched.sink.wait(lambda: _watched_folders() == held - 2)


def test_a_folder_made_anew_under_its_old_name(watched: Harness) -> None:
    watched.write("a/one.txt")
    watched.watch()
    os.rename(watched.at("a"), watched.at("b"))
    watched.write("a/two.txt")
    watched.wait_for(watched.at("a/two.txt"), watched.at("b/one.txt"))


def test_a_file_becomes_a_folder_and_back(watched: Harness) -> None:
    path = watched.write("a")
    watched.watch()
    os.remove(path)
    watched.write("a/in.txt")
    watched.wait_for(watched.at("a/in.txt"))
    shutil.rmtree(path)
    watched.write("a")
    watched.wait_for(path)


def test_a_file_replaced_by_a_link_is_removed(watched: Harness) -> None:
    path = watched.write("a.txt")
    kept = watched.write("b.txt")
    watched.watch()
    os.symlink("b.txt", watched.at("link.txt"))
    os.replace(watched.at("link.txt"), path)
    watched.wait_for(kept)


def test_a_file_that_grows_too_large_is_removed(watched: Harness) -> None:
    path = watched.write("a.txt")
    watched.watch(rules=Rules(max_file_bytes=10))
    watched.write("a.txt", "x" * 11)
    watched.wait_for()
    watched.write("a.txt")
    watched.wait_for(path)


def test_excluded_files_are_not_told(watched: Harness) -> None:
    watched.watch()
    for name in (".hidden", "x.tmp", "node_modules/m/x.js", "~$a.docx"):
        watched.write(name)
    last = watched.write("last.txt")
    watched.wait_for(last)
    assert watched.sink.told("changed") == [last]
    assert watched.sink.told("removed") == []


def test_excluded_folders_hold_no_watches(watched: Harness) -> None:
    before = _watched_folders()
    for number in range(50):
        watched.write(f"node_modules/m{number}/x.js")
    watched.write("src/x.py")
    watcher = watched.watch()
    assert _watched_folders() - before == 2
    watched.sink.wait(lambda: watcher.status().watched == 2)
    for number in range(50):
        watched.write(f"later/node_modules/m{number}/x.js")
    watched.sink.wait(lambda: watcher.status().watched == 3)
    assert _watched_folders() - before == 3


def test_a_changed_ignore_file_is_followed_by_a_scan(watched: Harness) -> None:
    kept = watched.write("a/keep.txt")
    log = watched.write("a/x.log")
    deep = watched.write("a/out/deep/y.txt")
    watcher = watched.watch()
    watched.write("a/.gitignore", "*.log\nout/\n")
    watched.wait_for(kept)
    watched.sink.wait(lambda: watcher.status().watched == 2)
    watched.write("a/.gitignore", "# nothing\n")
    watched.wait_for(kept, log, deep)
    late = watched.write("a/out/deep/z.txt")
    watched.wait_for(kept, log, deep, late)
    assert set(watched.sink.told("rescan")) == {watched.at("a")}


def test_a_virtual_environment_is_dropped_when_it_is_known_as_one(watched: Harness) -> None:
    watched.write("env/lib/x.py")
    watcher = watched.watch()
    watched.write("env/pyvenv.cfg")
    watched.wait_for()
    watched.sink.wait(lambda: watcher.status().watched == 1)


def test_names_need_not_be_utf8(watched: Harness) -> None:
    watched.watch()
    path = watched.write(b"\xff\xfe/caf\xe9.txt")
    watched.wait_for(path)


def test_symbolic_links_to_folders_are_not_followed(watched: Harness) -> None:
    watcher = watched.watch()
    path = watched.write("a/x.txt")
    os.symlink("..", watched.at("a/loop"))
    os.symlink(watched.root, watched.at("whole"))
    watched.wait_for(path)
    watched.sink.wait(lambda: watcher.status().watched == 2)


def test_a_linked_root_is_resolved(watched: Harness) -> None:
    os.mkdir(watched.at("real"))
    os.symlink("real", watched.at("link"))
    watched.watch(watched.at("link"))
    path = watched.write("real/x.txt")
    watched.wait_for(path)


def test_nested_roots_tell_each_path_once(watched: Harness) -> None:
    inner = watched.at("a/inner")
    os.makedirs(inner)
    watcher = watched.watch(watched.root, inner)
    path = watched.write("a/inner/x.txt")
    watched.wait_for(path)
    assert watched.sink.told("changed") == [path]
    assert watcher.status().watched == 3
    watcher.remove_root(inner)
    watched.sink.roots.remove(inner)
    watched.sink.wait(lambda: watcher.status().watched == 3)

    tries = iter(range(1000))

    def outer_follows() -> bool:
        # When the outer one takes over is not told, so a file made before is not waited for.
        watched.write(f"a/inner/{next(tries)}.txt")
        return len(watched.sink.known) > 1

    watched.sink.wait(outer_follows)


def test_a_removed_root_is_silent(watched: Harness) -> None:
    one, two = watched.at("one"), watched.at("two")
    os.mkdir(one)
    os.mkdir(two)
    watcher = watched.watch(one, two)
    watcher.remove_root(one)
    watched.sink.wait(lambda: watcher.status().watched == 1)
    watched.write("one/x.txt")
    path = watched.write("two/x.txt")
    watched.wait_for(path)
    assert watched.sink.told("changed") == [path]


def test_a_root_that_goes_and_comes_back(watched: Harness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.watch.roots.RETURN_SECONDS", 0.05)
    root = watched.at("root")
    watched.write("root/a/x.txt")
    watcher = watched.watch(root)
    os.rename(root, watched.at("away"))
    watched.wait_for()
    watched.sink.wait(lambda: "is not there" in "".join(watcher.status().problems))
    os.rename(watched.at("away"), root)
    watched.wait_for(watched.at("root/a/x.txt"))
    path = watched.write("root/a/y.txt")
    watched.sink.wait(lambda: path in watched.sink.known)
    shutil.rmtree(root)
    watched.wait_for()
    path = watched.write("root/z.txt")
    watched.wait_for(path)


def test_a_root_added_before_it_exists(watched: Harness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.watch.roots.RETURN_SECONDS", 0.05)
    watched.watch(watched.at("later"))
    path = watched.write("later/x.txt")
    watched.wait_for(path)


def test_new_rules_hold_at_once(watched: Harness) -> None:
    text, log = watched.write("a.txt"), watched.write("d/b.log")
    watcher = watched.watch()
    watched.sink.rules = Rules(exclude=("d/",))
    watcher.set_rules(watched.sink.rules)
    watched.wait_for(text)
    watched.sink.wait(lambda: watcher.status().watched == 1)
    watched.sink.rules = Rules()
    watcher.set_rules(watched.sink.rules)
    watched.wait_for(text, log)
    path = watched.write("d/c.txt")
    watched.wait_for(text, log, path)


def test_what_was_ordered_is_unsettled_until_the_status_tells_of_it(watched: Harness) -> None:
    watched.write("a/x.txt")
    watcher = watched.watch()
    held, going = threading.Event(), threading.Event()

    def hold() -> None:
        held.set()
        going.wait()

    watcher._submit(hold)
    held.wait()
    assert watcher.status().unsettled
    watcher.set_rules(Rules(exclude=("a",)))
    going.set()
    watched.sink.wait(lambda: not watcher.status().unsettled)
    assert watched.sink.told("rescan") == [watched.root]
    assert watcher.status().watched == 1


_UNREADABLE = """
import os, sys, threading
from indexer.clock import SystemClock
from indexer.watch import Rules, Watcher
root = os.fsencode(sys.argv[1])
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
os.mkdir(root + b"/locked", 0)
seen = threading.Event()
class Sink:
    def changed(self, paths):
        if root + b"/locked/x.txt" in paths:
            seen.set()
    def removed(self, paths): pass
    def rescan(self, root): pass
watcher = Watcher(Sink(), Rules(), SystemClock(), quiet_seconds=0.05)
watcher.start()
watcher.add_root(root)
print(*watcher.status().problems)
os.chmod(root + b"/locked", 0o700)
open(root + b"/locked/x.txt", "w").close()
assert seen.wait(60), "the folder is followed once it can be read"
assert watcher.status().problems == (), watcher.status()
watcher.stop()
"""


def test_an_unreadable_folder_is_told_and_followed_when_it_opens(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    for one in (folder, *folder.parents[:4]):
        if one.is_relative_to(tmp_path.parents[1]) and one.owner() == tmp_path.owner():
            one.chmod(0o777)
    done = subprocess.run(
        [sys.executable, "-c", _UNREADABLE, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "locked: cannot be read: permission denied" in done.stdout


def test_an_unreadable_folder_that_goes_is_no_problem_any_more(
    watched: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkdir(watched.at("locked"))
    locked, real = watched.at("locked"), os.scandir

    def refuse(path: bytes) -> Iterator[os.DirEntry[bytes]]:
        if path == locked:
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    watcher = watched.watch()
    watched.sink.wait(lambda: "cannot be read" in "".join(watcher.status().problems))
    os.rmdir(locked)
    watched.sink.wait(lambda: watcher.status().problems == ())
