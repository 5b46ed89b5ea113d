"""The demo's pages: information, programmes, modules, lessons and quizzes, in Norwegian.

The texts lie in `content/<language>/`; see `lms.demo.content.blocks` for how they are written.
"""

from lms.demo.content.loading import load

__all__ = ["load"]
