"""Pages for learners. A GET never records; each POST is one action below."""

from cms.views.changes import changes
from cms.views.fonts import font, scripts
from cms.views.lessons import answer, begin, go_on, lesson
from cms.views.offline import deliver, kept_lesson, on_device
from cms.views.outlines import module, programme
from cms.views.quizzes import hand_in_quiz, quiz, start_quiz
from cms.views.remarks import remarks

__all__ = [
    "answer",
    "begin",
    "changes",
    "deliver",
    "font",
    "go_on",
    "hand_in_quiz",
    "kept_lesson",
    "lesson",
    "module",
    "on_device",
    "programme",
    "quiz",
    "remarks",
    "scripts",
    "start_quiz",
]
