"""Why a passage is told to be unread, in the words that users see; docs/coverage.md says what each means."""

from __future__ import annotations

from ingest.spans import LONGEST_LIST

UNREAD_BRACKET = "a parenthesis speaks of responsibility, but no format reads it"
WITHIN_SENTENCE = "a parenthesis within a sentence names who is responsible"
OF_CONTACT = "a parenthesis names a body on a line with a telephone number"
NO_UNIT_BEHIND = "a label of responsibility stands here, but no unit was read behind it"
SEEMS_SAID = "a sentence seems to give a responsibility, but no unit was read in it"
OF_NO_ITEM = "names who is responsible, but stands in no numbered item and no row"
STRANGE_IN_CARRIER = "stands among the units of a carrier but does not look like one"
STRANGE_IN_LIST = "stands in a list of units but does not look like one"
LONG_LIST = f"a list of units is longer than {LONGEST_LIST} characters"
LONG_CELL = f"a cell of units is longer than {LONGEST_LIST} characters"
NO_UNIT_IN_CELL = "a cell of a column of units holds none"
UNITS_OF_NO_TASK = "a cell of units stands in a row that says no task"
OTHER_COLUMN = "names who is responsible, but stands in a column that is none of tasks or units"
TIMES_OF_NO_TASK = "a cell of times stands in a row that says no task"
MERGED_TOO_FAR = "merged cells of units reach over more rows than are read"
ROWS_RUN_TOGETHER = "rows of a table whose cells run together, and nobody can tell where one ends"
TABLE_WITHOUT_TASK = "a table with a column of units, in which no row is told that says a task"
TABLE_REPEATS = "a table that repeats tasks of the text: its rows are no tasks of their own"
ROW_BEFORE_PLAN = "a row of a table before the plan's own title"

OF_WHOLE_CARRIERS = frozenset(
    (
        UNREAD_BRACKET, WITHIN_SENTENCE, OF_CONTACT, NO_UNIT_BEHIND, SEEMS_SAID, OF_NO_ITEM, LONG_CELL, NO_UNIT_IN_CELL,
        UNITS_OF_NO_TASK, OTHER_COLUMN, ROWS_RUN_TOGETHER, TABLE_WITHOUT_TASK,
    )
)  # fmt: skip
"""Reasons for passages that say who is responsible and gave no duty."""
