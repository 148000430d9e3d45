"""The settings of every Neo4j of this project: ``scripts/neo4j/neo4j.conf``, and what the official image calls them."""

from __future__ import annotations

from pathlib import Path

SAFE = Path(__file__).parent / "neo4j" / "neo4j.conf"


def safe_settings() -> dict[str, str]:
    """The settings that keep a server small and shut off from files and the network, by name."""
    lines = SAFE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, value in rows}


def image_variable(setting: str) -> str:
    """The environment variable by which the official container image takes a setting.

    >>> image_variable("db.tx_log.preallocate")
    'NEO4J_db_tx__log_preallocate'
    """
    return "NEO4J_" + setting.replace("_", "__").replace(".", "_")


def write_settings(home: Path, bolt_port: int, http_port: int) -> None:
    """Lay out the folders of a server in ``home``, with settings that let it be reached from this machine only."""
    for folder in ("conf", "logs", "import"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    settings = safe_settings()
    for connector, port in (("bolt", bolt_port), ("http", http_port)):
        settings[f"server.{connector}.listen_address"] = f"127.0.0.1:{port}"
        settings[f"server.{connector}.advertised_address"] = f"127.0.0.1:{port}"
    # Else a stop waits twice five seconds for clients that are gone.
    settings["internal.dbms.bolt.netty_server_shutdown_quiet_period"] = "0"
    lines = "".join(f"{name}={value}\n" for name, value in settings.items())
    (home / "conf" / "neo4j.conf").write_text(lines, encoding="utf-8")
