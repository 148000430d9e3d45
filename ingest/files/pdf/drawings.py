"""What is drawn on a page of a PDF: the ruling lines of tables, and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ingest.files.limits import MOST_OBJECTS, MOST_RULES

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

THICKEST_RULE = 3.0
"""Points; a filled rectangle that is thicker is an area."""
DEEPEST_FORM = 4
"""Drawings in drawings."""
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
Box = tuple[float, float, float, float]
"""Left, bottom, right and top as the file has them: y from the bottom."""


class Drawn(NamedTuple):
    """The boxes of a page's rules, and the area of its pictures in square points."""

    rules: list[Box]
    pictured: float


def drawn_on(page: PdfPage) -> Drawn:
    """Look through a page that is open; where too much is drawn on it, nothing is looked at."""
    import pypdfium2.raw as pdfium

    rules: list[Box] = []
    pictured = 0.0
    if pdfium.FPDFPage_CountObjects(page) > MOST_OBJECTS:
        return Drawn(rules, pictured)
    for thing, matrix in _things(page):
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = _bounds(thing, matrix)
            pictured += (x1 - x0) * (y1 - y0)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(rules) <= MOST_RULES:
            box = _bounds(thing, matrix)
            rules += [box] if _is_thin(box) else _edges(thing, matrix)
    return Drawn(rules if len(rules) <= MOST_RULES else [], pictured)


def _things(page: PdfPage) -> Iterator[tuple[object, Matrix]]:
    """The objects of a page, those of its drawings too, with the matrix that takes them to the page."""
    import pypdfium2.raw as pdfium

    tops = (pdfium.FPDFPage_GetObject(page, number) for number in range(pdfium.FPDFPage_CountObjects(page)))
    waiting = [(thing, IDENTITY, 0) for thing in tops]
    left = MOST_OBJECTS
    while waiting and left:
        left -= 1
        thing, matrix, depth = waiting.pop()
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM:
            yield thing, matrix
        elif depth < DEEPEST_FORM:
            inner = _product(_matrix(thing), matrix)
            count = min(pdfium.FPDFFormObj_CountObjects(thing), left)
            waiting += [(pdfium.FPDFFormObj_GetObject(thing, number), inner, depth + 1) for number in range(count)]


def _edges(thing: object, matrix: Matrix) -> list[Box]:
    """The thin parts of a path, and of one that is drawn as lines each level or upright line."""
    import pypdfium2.raw as pdfium

    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(thing, byref(fill), byref(stroke))
    count = pdfium.FPDFPath_CountSegments(thing)
    if count > MOST_RULES:
        return []
    place = _product(_matrix(thing), matrix)
    found: list[Box] = []
    for points in _outlines(thing, count, place):
        whole = _around(points)
        if _is_thin(whole):
            found.append(whole)
        elif stroke.value:
            found += [box for box in map(_around, pairwise(points)) if _is_thin(box)]
    return found


def _outlines(thing: object, count: int, place: Matrix) -> Iterator[list[tuple[float, float]]]:
    import pypdfium2.raw as pdfium

    x, y = c_float(), c_float()
    points: list[tuple[float, float]] = []
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing, number)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(_moved((x.value, y.value), place))
        if pdfium.FPDFPathSegment_GetClose(segment) == 1:
            points.append(points[0])
    if points:
        yield points


def _bounds(thing: object, matrix: Matrix) -> Box:
    import pypdfium2.raw as pdfium

    x0, y0, x1, y1 = c_float(), c_float(), c_float(), c_float()
    pdfium.FPDFPageObj_GetBounds(thing, byref(x0), byref(y0), byref(x1), byref(y1))
    corners = (x0.value, y0.value), (x1.value, y1.value), (x0.value, y1.value), (x1.value, y0.value)
    return _around([_moved(corner, matrix) for corner in corners])


def _matrix(thing: object) -> Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(first: Matrix, second: Matrix) -> Matrix:
    """What takes a point by the first and then by the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return x * a + y * c + e, x * b + y * d + f


def _around(points: list[tuple[float, float]] | tuple[tuple[float, float], ...]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_thin(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) <= THICKEST_RULE
