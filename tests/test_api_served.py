"""The API behind its real server, over a socket: addresses work as people type them."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import orjson
import pytest

import policygraph

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"
TASK = "doc:上海市质量工作领导小组:沪质20220001号~2.3.11"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    url = f"sqlite:{tmp_path_factory.mktemp('served') / 'graph.db'}"
    store = policygraph.open_store(url)
    store.write([policygraph.read(SAMPLE)])
    store.close()
    serve = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0", "--store", url]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield int(server.stdout.readline().split(":")[2].split("/")[0])
        server.send_signal(signal.SIGINT)


def ask(port: int, address: bytes) -> tuple[int, bytes]:
    """Status and body of an address sent as these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"GET " + address + b" HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")
        head, _, body = b"".join(iter(lambda: connection.recv(65536), b"")).partition(b"\r\n\r\n")
    return int(head.split()[1]), body


@pytest.mark.parametrize("name", ["市藥品監管局", "市药监局"])
def test_a_question_raw_and_encoded(port: int, name: str) -> None:
    answers = {ask(port, f"/v1/tasks?unit={written}".encode()) for written in (name, quote(name))}
    ((status, body),) = answers
    assert status == 200
    assert orjson.loads(body)["meta"]["count"] == 2


@pytest.mark.parametrize("written", [TASK, quote(TASK), quote(TASK, safe="")])
def test_an_id_raw_and_encoded(port: int, written: str) -> None:
    status, body = ask(port, f"/v1/tasks/{written}".encode())
    assert status == 200
    assert orjson.loads(body)["results"][0]["task"]["id"] == TASK


def test_bytes_that_are_no_text(port: int) -> None:
    assert ask(port, b"/v1/tasks?unit=\xff\xfe")[0] == 400
    assert ask(port, b"/v1/tasks/\xff")[0] == 404
