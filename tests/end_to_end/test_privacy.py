"""Nothing is sent anywhere: shown by a tracer, with every connection made to fail."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.contract.messages import Search
from tests.end_to_end.conftest import SETTINGS
from tests.harness import Magpie, eventually

# Sending with an address needs no connection. A socket alone goes nowhere: libuuid, which torch
# takes along, opens one to read the number of the network card.
_CALLS = "connect,sendto,sendmsg,sendmmsg"
_INTERNET = re.compile(r"AF_INET6?|sin6?_port|AF_PACKET|AF_NETLINK")


@pytest.mark.timeout(400)
def test_indexing_and_searching_try_no_connection(home: Path, documents: Path) -> None:
    assert shutil.which("strace"), "strace is missing; `make test` installs it"
    product = Magpie(home)
    product.settings(SETTINGS)
    trace = home / "trace"
    # The model is exported in this run too: its child and torch are traced as well.
    command = [
        "strace", "--follow-forks", "--seccomp-bpf", f"--trace={_CALLS}",
        "--inject=connect:error=ENETUNREACH", f"--output={trace}",
        sys.executable, "-m", "indexer", "service", "run",
    ]  # fmt: skip
    # Nothing forbids the network here: it must not be wanted.
    environment = {**product.environment, "MAGPIE_OFFLINE": "0"}
    with open(home / "service.out", "wb") as output:
        traced = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        try:
            eventually(product.answers, "the service answers")
            product.add(documents)
            product.wait(seconds=300)
            for query in ("umbrella", "insects that make honey", "ext:csv lathe"):
                assert product.search(query).hits
            with product.client() as client:
                assert len(list(client.search(Search(query="ferry")))) == 2
            assert product.cli("service", "stop").returncode == 0
        finally:
            traced.terminate()
            traced.wait(60)
    eventually(lambda: not product.processes(), "nothing is left")
    calls = trace.read_text(encoding="utf-8", errors="replace")
    assert "AF_UNIX" in calls, "the tracer saw nothing at all"
    tried = [line for line in calls.splitlines() if _INTERNET.search(line)]
    assert tried == []
