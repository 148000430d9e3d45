"""Word and Excel. ``docx`` and ``xlsx`` read packages of XML (``packages``, ``ooxml``), ``doc`` and ``xls`` the streams of old
containers (``containers``, ``word97``, ``biff``). What is the same in both: numbers that Word counts (``numbered``, ``numerals``), tables by
the places of their cells (``placed``), fields, sheets and the formats of numbers in cells.
"""
