"""Blocks that ask, one for each type of question, each in a module of this folder that is found by itself."""

from importlib import import_module
from pkgutil import iter_modules

from cms.blocks.questions.base import QuestionBlock

__all__ = ["BLOCKS", "QuestionBlock"]


def _found() -> dict[str, type[QuestionBlock]]:
    modules = [import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__)]
    blocks = [
        block
        for module in modules
        for block in vars(module).values()
        if isinstance(block, type) and issubclass(block, QuestionBlock) and "type" in vars(block)
    ]
    return {block.type.name: block for block in sorted(blocks, key=lambda block: block.order)}


BLOCKS = _found()
