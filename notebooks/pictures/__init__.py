"""Pictures of networks for the notebooks, with Chinese names that can be read."""

from .drawing import core, draw
from .font import NoChineseFont, chinese_font

__all__ = ["NoChineseFont", "chinese_font", "core", "draw"]
