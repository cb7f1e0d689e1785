"""A process that owns a sandbox, tells its child's process id, and waits to be killed."""

from __future__ import annotations

import sys
import threading

from indexer.extract import Sandbox

if __name__ == "__main__":
    sandbox = Sandbox("tests.extract.misbehaving")
    answer = sandbox.call(b"process_id")
    assert isinstance(answer, bytes)
    sys.stdout.write(answer.decode() + "\n")
    sys.stdout.flush()
    if sys.argv[1] == "busy":
        sandbox.call(b"hang")
    threading.Event().wait()
