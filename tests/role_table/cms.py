from typing import Any

from courses.actions.enrolments import enrol
from tests.role_table import (
    ADMIN,
    CASEWORKER,
    COORDINATOR,
    EDITOR,
    EVERYONE,
    FOSTER_PARENT,
    SIGNED_IN,
    TRAINER,
    Row,
)

_READERS = frozenset({FOSTER_PARENT, TRAINER, COORDINATOR, CASEWORKER, EDITOR, ADMIN})
_LEARNERS = frozenset({FOSTER_PARENT})
_SEEN = frozenset({302})


def _lesson(world: Any) -> dict[str, Any]:
    return {"uuid": _published(world).uuid}


def _question(world: Any) -> dict[str, Any]:
    from cms.queries.published_content import question_uuid

    page = _published(world)
    return {"uuid": page.uuid, "question": question_uuid(page.uuid, page.body[1].id)}


def _quiz(world: Any) -> dict[str, Any]:
    from tests.cms import factories as make

    under = _published(world).get_parent().specific
    return {"uuid": (world.quiz or make.publish(make.quiz(under=under))).uuid}


def _module(world: Any) -> dict[str, Any]:
    return {"uuid": _published(world).get_parent().specific.uuid}


def _programme(world: Any) -> dict[str, Any]:
    return {"uuid": _published(world).get_parent().specific.get_parent().specific.uuid}


def _published(world: Any) -> Any:
    """The world's lesson, or one made for this alone, which the foster parent is enrolled for."""
    from tests.cms import factories as make

    if world.lesson:
        return world.lesson
    page = make.published_lesson()
    _enrol(world, page)
    return page


def _enrol(world: Any, lesson: Any) -> None:

    code = lesson.get_parent().specific.get_parent().specific.code
    enrol(world.users[FOSTER_PARENT], training=code, by=world.users[COORDINATOR])


def _public_page(world: Any) -> dict[str, Any]:
    from tests.cms import factories as make

    return {"path": f"{make.info().slug}/"}


def _picture(world: Any) -> dict[str, Any]:
    from tests.cms import factories as make

    picture = make.picture()
    _enrol(
        world, make.published_lesson(make.block("picture", picture=picture.pk, alternative_text="En havn"))
    )
    return {"path": picture.get_rendition("max-9x9").file.name}


def _document(world: Any) -> dict[str, Any]:
    from tests.cms import factories as make

    document = make.document()
    _enrol(world, make.published_lesson(make.block("download", title="Ark", document=document.pk)))
    return {"number": document.pk, "name": document.filename}


def _delivery(world: Any) -> dict[str, Any]:
    return {"token": "not one"}


ROWS = [
    Row("cms/", frozenset({EDITOR, ADMIN}), prefix=True),
    Row("media", _READERS, own=_picture),
    Row("wagtaildocs_serve", _READERS, own=_document),
    Row("wagtail_serve", EVERYONE, own=_public_page),
    Row("cms:programme", _READERS, own=_programme),
    Row("cms:module", _READERS, own=_module),
    Row("cms:lesson", _READERS, own=_lesson),
    Row("cms:begin", _READERS, own=_lesson, method="post", answers=_SEEN),
    Row("cms:answer", _READERS, own=_question, method="post", answers=_SEEN),
    Row("cms:go-on", _READERS, own=_lesson, method="post", answers=_SEEN),
    Row("cms:lesson-end", _READERS, own=_lesson, answers=_SEEN),
    Row("cms:kept-lesson", _READERS, own=_lesson),
    Row("cms:on-device", SIGNED_IN),
    Row("cms:deliver", SIGNED_IN, method="post", sends=_delivery, answers=frozenset({400})),
    Row("cms:scripts", EVERYONE),
    Row("cms:font", EVERYONE, own=lambda world: {"language": "nb"}, answers=frozenset({404})),
    Row("cms:remarks", frozenset({TRAINER, COORDINATOR, CASEWORKER}), own=_lesson),
    Row("cms:changes", _READERS, own=_lesson, answers=_SEEN),
    Row("cms:quiz", _READERS, own=_quiz),
    Row("cms:start-quiz", _LEARNERS, own=_quiz, method="post", answers=_SEEN),
    Row("cms:hand-in-quiz", _LEARNERS, own=_quiz, method="post", answers=_SEEN),
]
