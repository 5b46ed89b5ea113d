"""The messages that approvals send. They name nobody, no place and no training: what has happened
is read after signing in."""

from django.utils.translation import gettext_lazy as _

from lms.notices.kinds import Category, NoticeKind

INVITATION = "home.invitation"
REVIEW_FAMILY = "approval.review_family"
REVIEW_OFFICE = "approval.review_office"
GIVEN = "approval.given"
WITHDRAWN = "approval.withdrawn"
CONFLICT = "home.invitation_conflict"
TOO_LATE = "forecast.too_late"
PLAN_WAITS = "forecast.plan_waits"
TRAINING_ASKED = "home.training_asked"
PROOF_ASKED = "proof.asked"
SIGNS_LACKING = "paper.signs_lacking"
PROTECTION_SET = "protection.set"
PROTECTION_ASKED = "protection.asked"
NOBODY_WITH_THE_RIGHT = "protection.nobody"
LEFT = "home.left"

KINDS = (
    NoticeKind(
        code=SIGNS_LACKING,
        name=_("A paper lacks characters (to administrators)"),
        category=Category.ALWAYS,
        variables=frozenset({"signs"}),
        subject=_("A paper was made without some characters"),
        body=_(
            "No font has these characters, so a paper was made with � in their place:\n{signs}\n\nAsk those "
            "who run the platform to put a font that has them into the folder for fonts (FONT_DIR). Papers "
            "made after that are whole.\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=INVITATION,
        name=_("Invitation to a home"),
        category=Category.ALWAYS,
        variables=frozenset({"link", "office"}),
        subject=_("You are invited to training"),
        body=_(
            "{office} invites you to take part in training.\n\nOpen this address to read what it is about, "
            "and to answer. It is for one person alone, and works for 30 days:\n{link}\n\nDo you share this "
            "mailbox? Then each of you has a message of your own, and the page asks who you are.\n\nAre you "
            "unsure whether this is real? Find the number of the office yourself, and ring. We never ask for "
            "a password or a national number by e-mail or telephone.\n"
        ),
        secrets=frozenset({"link"}),
    ),
    NoticeKind(
        code=REVIEW_FAMILY,
        name=_("Something about the training must be looked at anew (to the family)"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Something about your training must be looked at anew"),
        body=_(
            "Something in what is recorded about your training has changed. This is about training, and "
            "not about the care you give.\n\nSign in to read what has happened, what will put it right "
            "and how you can object:\n{link}\n"
        ),
    ),
    NoticeKind(
        code=REVIEW_OFFICE,
        name=_("An approval must be considered anew (to the office)"),
        category=Category.CHANGES,
        variables=frozenset({"link"}),
        subject=_("A task is waiting for your office"),
        body=_("There is a new task for your office. Sign in to see it:\n{link}\n"),
        by_letter=False,
    ),
    NoticeKind(
        code=GIVEN,
        name=_("An approval is given (to the family)"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("There is news for you"),
        body=_("There is something new for you to read. Sign in to see it:\n{link}\n"),
    ),
    NoticeKind(
        code=WITHDRAWN,
        name=_("An approval is withdrawn (to the family)"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("There is news about your training"),
        body=_(
            "There is something new about your training. Sign in to read it, with how you can object "
            "and whom you can ring:\n{link}\n"
        ),
    ),
    NoticeKind(
        code=CONFLICT,
        name=_("An invited person belongs to another home (to the region)"),
        category=Category.CHANGES,
        variables=frozenset({"link"}),
        subject=_("An invitation needs you"),
        body=_("An invitation could not be accepted. Sign in to see why:\n{link}\n"),
        by_letter=False,
    ),
    NoticeKind(
        code=TOO_LATE,
        name=_("The training cannot be complete by the planned day (to the office)"),
        category=Category.CHANGES,
        variables=frozenset({"link"}),
        subject=_("A date needs you"),
        body=_(
            "A planned date cannot be kept as things stand. Sign in to see which, and what would "
            "help:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=PROOF_ASKED,
        name=_("Somebody asks to show one's training (to the family)"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("There is a question for you"),
        body=_("Somebody you know needs your answer. Sign in to read the question and to answer:\n{link}\n"),
        by_letter=False,
    ),
    NoticeKind(
        code=PROTECTION_SET,
        name=_("Address protection was set, changed or lifted (to the person)"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Something about your account has changed"),
        body=_("Your office has changed something about your account. Sign in to read what:\n{link}\n"),
    ),
    NoticeKind(
        code=PROTECTION_ASKED,
        name=_("A person asks about address protection (to those with the right)"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("A question needs you"),
        body=_("Somebody has a question that you can answer. Sign in to see it:\n{link}\n"),
        by_letter=False,
    ),
    NoticeKind(
        code=NOBODY_WITH_THE_RIGHT,
        name=_("An office has nobody with the right to see address protection (to administrators)"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("An office lacks somebody with the right to see address protection"),
        body=_(
            "Somebody has asked their office about address protection, and nobody there has the right to "
            "see to it. Ask the offices who is to have it, and give it, two administrators together:\n"
            "{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=LEFT,
        name=_("It was recorded that a person has left the home (to the person)"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Something that is recorded about you has changed"),
        body=_(
            "Your office has recorded a change, on your word. Sign in to read what. Did you not ask for "
            "it? Ring the office at once:\n{link}\n"
        ),
    ),
    NoticeKind(
        code=PLAN_WAITS,
        name=_("Dates that the other adult has booked wait for an own yes (to the family)"),
        category=Category.OFFERS,
        variables=frozenset({"link"}),
        subject=_("Dates wait for your yes"),
        body=_(
            "Dates have been booked from the plan that you share. Each of you says yes for yourself, so "
            "yours are not booked yet. Look through them and say yes, or leave it:\n{link}\n"
        ),
    ),
    NoticeKind(
        code=TRAINING_ASKED,
        name=_("A municipality asks for training of a home (to the region)"),
        category=Category.CHANGES,
        variables=frozenset({"link"}),
        subject=_("A municipality asks you to train a home"),
        body=_("A child welfare service asks you to train a home. Sign in to see it:\n{link}\n"),
        by_letter=False,
    ),
)
