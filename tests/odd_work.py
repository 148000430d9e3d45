"""What workers are asked to do in tests: to hang, to die, to take all memory, to fail."""

from __future__ import annotations

import os
import signal
import time

from graph.errors import UnreadableInput


def do(file: str) -> str:
    """Do what the name of the file says."""
    if file == "hang":
        time.sleep(60)
    elif file == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif file == "spin":
        while True:
            pass
    elif file == "leave":
        os._exit(3)
    elif file == "eat":
        return "x" * 3_000_000_000
    elif file == "fail":
        raise ZeroDivisionError("by nothing")
    elif file == "refuse":
        raise UnreadableInput("refuse is refused")
    elif file == "answer too much":
        return "y" * 5_000_000
    return file


def pid_of(file: str) -> int:
    """Which process answers; asked to spin, it says so on its own and never comes back."""
    if file == "spin":
        os.write(1, f"{os.getpid()}\n".encode())  # print writes the line's end apart: two ids would be one
        do(file)
    return os.getpid()
