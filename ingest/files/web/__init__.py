"""Web pages: ``html`` reads one. ``tree`` parses it and leaves out what is not shown, ``layout`` tells tables of data from those that
lay the page out, ``blocks``, ``tables`` and ``lists`` make paragraphs and rows, ``meta`` finds what the page says of itself.
"""
