"""What hangs in chains, and what a check of them found, in the reader's words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.portal.rules.chains import Finding, Found

NAMES: dict[str, str | Promise] = {
    "people_auditentry": _("Acts: who did what"),
    "people_lookup": _("Who opened whose record"),
    "people_securityevent": _("Security events"),
    "approval_approval": _("Approvals"),
    "approval_review": _("Reviews and withdrawals of approvals"),
    "approval_archiverecord": _("Decisions that the archive has, deleted here"),
    "approval_ruleset": _("Rule sets"),
    "approval_requirement": _("Requirements of rule sets"),
    "xapi_statement": _("Statements of the learning record"),
    "xapi_erasure": _("Erased statements"),
    "courses_lessonversion": _("Published lessons"),
    "courses_moduleversion": _("Published modules"),
    "courses_modulepart": _("Parts of published modules"),
    "courses_programmeversion": _("Published programmes"),
    "courses_programmemodule": _("Modules of published programmes"),
    "portal_chainremoval": _("What went because its time was over, or was erased"),
}
_SENTENCES: dict[Found, Promise] = {
    Found.CHANGED: _("%(name)s: row %(key)s was changed after it was sealed."),
    Found.VANISHED: _("%(name)s: row %(key)s has vanished, and nothing says that it might."),
    Found.CAME_IN: _("%(name)s: row %(key)s came in among rows that had long been sealed."),
    Found.BACK_DATED: _("%(name)s: row %(key)s says it is of %(day)s, but came in days later."),
    Found.TOO_EARLY: _("%(name)s: row %(key)s of %(day)s went before its time was over."),
    Found.STATE: _("%(name)s: the state of row %(key)s is not what its reviews have made of it."),
    Found.BLOCK: _("%(name)s: the chain itself was changed at block %(key)s, sealed %(day)s."),
    Found.HEAD: _("%(name)s: the chain was written anew; anchor %(key)s of %(day)s says otherwise."),
    Found.OLDER: _("%(name)s: the end of the chain is missing; anchor %(key)s of %(day)s had more."),
    Found.ANCHOR: _(
        "The file of anchors: anchor %(key)s is not signed by us, or does not follow the one before."
    ),
    Found.FILE: _("The file of anchors: anchor %(key)s of %(day)s is missing."),
}


def in_words(finding: Finding) -> str:
    """One sentence on what was found."""
    day = ".".join(reversed(finding.day.split("-")))
    return str(_SENTENCES[finding.what]) % {
        "name": NAMES.get(finding.source, finding.source),
        "key": finding.key,
        "day": day,
    }
