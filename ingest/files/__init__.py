"""Readers of files: from the bytes of a file to the text of a notice.

A reader is ``read(data, name) -> Content``; ``ingest.readers.READERS`` has one for each ending. It makes ``blocks``: paragraphs and
tables in their order. Plain text and tables in text stand here, ``web``, ``office`` and ``pdf`` have folders of their own. ``kinds`` tells
a file by its first bytes, ``archive`` looks into zips, ``limits`` are those of all, ``needs`` says which extra is missing.
"""
