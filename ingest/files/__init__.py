"""Readers of files: one module for each format, from the bytes of a file to the text of a notice."""
