"""The demo's pages: information, programmes, modules, lessons and quizzes, in Norwegian.

The texts lie in `content/<language>/`; see `cms.demo.blocks` for how they are written.
"""

from cms.demo.loading import load

__all__ = ["load"]
