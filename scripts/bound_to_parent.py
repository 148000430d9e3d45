"""Becomes a command that Linux kills when the process that started it ends, however it ends.

``python bound_to_parent.py PARENT COMMAND…``, where PARENT is the id of the process that starts it. Strictly it is the
starting thread that counts. On other systems it only becomes the command.
"""

import ctypes
import os
import signal
import sys

SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2); it survives exec

if __name__ == "__main__":
    parent, command = int(sys.argv[1]), sys.argv[2:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before we asked
            sys.exit(1)
    os.execvp(command[0], command)
