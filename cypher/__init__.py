"""Cypher statements, one file per question; Neo4j runs them (the embedded store has its own SQL)."""
