"""PDF: ``reader`` opens a file and refuses what cannot be read. ``sheet`` takes characters and drawings off a page, ``layout`` and
``lines`` put them into columns and lines, ``grids`` and ``tables`` find ruled tables, ``margins`` leaves out page numbers and running
heads, ``paragraphs`` mends what lines broke.
"""
