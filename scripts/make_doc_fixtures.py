"""Write tests/files/*.doc: Word 97 files that LibreOffice makes from .docx files, which tests compare with each other.

python -m scripts.make_doc_fixtures        # needs soffice (Debian: libreoffice-writer-nogui)
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from tests.doc_sources import SOURCES

FOLDER = Path("tests/files")


def main() -> None:
    """Convert each source by LibreOffice."""
    office = which("soffice")
    if office is None:
        sys.exit("soffice is not installed: apt-get install libreoffice-writer-nogui")
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{name}.docx" for name in SOURCES]
        for file in files:
            file.write_bytes(SOURCES[file.stem]())
        command = [office, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(FOLDER), *map(str, files)]
        subprocess.run(command, check=True, timeout=300)


if __name__ == "__main__":
    main()
