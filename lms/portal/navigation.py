"""What each role finds in the navigation, and what every page needs around its content."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.look.appearance import color_scheme
from lms.look.navigation import MenuEntry, MenuItem, address_of, entries_of
from lms.notices.queries.notices import unread
from lms.people.actions import sign_ins
from lms.people.models import Role
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME, LEADER, access_of
from lms.portal.queries.helpline import helpline_for

if TYPE_CHECKING:
    pass

STAFF = frozenset({Role.TRAINER, Role.COORDINATOR, Role.CASEWORKER, Role.EDITOR, Role.AUDITOR, Role.ADMIN})


_FAMILY = frozenset({FOSTER_PARENT})
_HOUSEHOLD = frozenset({IN_A_HOME})
_PLANNERS = frozenset({Role.TRAINER, Role.COORDINATOR})
_DESK = frozenset({Role.CASEWORKER, Role.COORDINATOR, Role.AUDITOR})
_ARCHIVE = frozenset({Role.CASEWORKER, Role.AUDITOR})

MAIN = (
    MenuItem("portal:home", pgettext_lazy("page", "Home"), "home", STAFF | _FAMILY),
    MenuItem("portal:path", _("Your path"), "path", _FAMILY),
    MenuItem("sessions:open", _("Gatherings"), "calendar", _HOUSEHOLD),
    MenuItem("sessions:network", _("Network"), "heart", _HOUSEHOLD),
    MenuItem("portal:shelf", _("The shelf"), "book", _FAMILY),
    MenuItem("people:my-home", _("Our home"), "people", _HOUSEHOLD),
    MenuItem("sessions:teaching", _("My sessions"), "list", frozenset({Role.TRAINER})),
    MenuItem(
        "sessions:planned",
        _("Plan"),
        "calendar",
        _PLANNERS,
        also=("sessions:month", "sessions:in-home-plans", "sessions:network", "sessions:open"),
    ),
    MenuItem("approval:desk", _("Homes"), "desk", _DESK),
    MenuItem("approval:archive", _("Archive"), "book", _ARCHIVE),
    MenuItem("approval:statistics", _("Statistics"), "chart", _DESK | {Role.ADMIN}),
    MenuItem("wagtailadmin_home", _("Authoring"), "pen", frozenset({Role.EDITOR, Role.ADMIN})),
)
TOOLS = (
    MenuItem(
        "wagtailadmin_home",
        _("Write and publish"),
        "pen",
        frozenset({Role.ADMIN}),
        _("Programmes, modules, lessons and information pages"),
    ),
    MenuItem(
        "courses:recommendations",
        _("National recommendations"),
        "flag",
        frozenset({Role.ADMIN}),
        _("Which versions of the programmes follow them"),
    ),
    MenuItem(
        "approval:rule-sets",
        _("Rule sets"),
        "list",
        frozenset({Role.ADMIN, Role.AUDITOR}),
        _("What is asked of each kind of home, and from when"),
    ),
    MenuItem(
        "portal:supervision",
        _("Supervision cases"),
        "flag",
        frozenset({Role.AUDITOR}),
        _("Open a case, see what was looked at in it, prolong or end it"),
    ),
    MenuItem(
        "approval:desk",
        _("Homes to inspect"),
        "desk",
        frozenset({Role.AUDITOR}),
        _("Homes and approvals that your open cases cover, read only"),
    ),
    MenuItem(
        "portal:log",
        _("Acts in your cases"),
        "eye",
        frozenset({Role.AUDITOR}),
        _("Acts on the homes that your open cases cover: when, what and by whom"),
    ),
    MenuItem(
        "portal:looked-at-ours",
        _("Supervision of our homes"),
        "eye",
        frozenset({Role.CASEWORKER, Role.COORDINATOR}),
        _("Which county governor has looked at homes of yours, and when"),
    ),
    MenuItem(
        "portal:staff",
        _("People here"),
        "people",
        frozenset({LEADER, Role.ADMIN}),
        _("Who has which role, last days, what is handed over, and the yearly confirmation"),
    ),
    MenuItem(
        "portal:closings",
        _("Offices that close"),
        "door",
        frozenset({Role.ADMIN}),
        _("What an office owns, and which one it goes over to"),
    ),
    MenuItem(
        "portal:interested",
        _("People who wonder"),
        "heart",
        frozenset({Role.COORDINATOR}),
        _("Those who have asked to be contacted about fostering"),
    ),
    MenuItem(
        "xapi:viewer",
        _("Learning record"),
        "certificate",
        frozenset({Role.ADMIN}),
        _("Statements, credentials, and what is forwarded"),
    ),
    MenuItem(
        "admin:index",
        _("Registers"),
        "lock",
        frozenset({Role.ADMIN}),
        _("Users, offices, roles and rights"),
    ),
    MenuItem(
        "portal:security-events",
        _("Security events"),
        "eye",
        frozenset({Role.ADMIN}),
        _("Sign-ins, rights, lists taken out and wrong tries: when, what and by whom"),
        also=("portal:security-alerts", "portal:policy-refusals"),
    ),
    MenuItem(
        "portal:gone",
        _("Deletion"),
        "shield",
        frozenset({Role.ADMIN, Role.AUDITOR}),
        _("What is past its time and goes, and what has gone"),
    ),
    MenuItem(
        "portal:chains",
        _("Recorded and unchanged"),
        "shield",
        frozenset({Role.ADMIN, Role.AUDITOR}),
        _("Whether anything recorded was changed, has vanished or came in afterwards"),
    ),
    MenuItem(
        "portal:erasures",
        _("Erasures"),
        "shield",
        frozenset({Role.ADMIN}),
        _("Accounts erased on somebody's word, or by themselves, with their receipts"),
    ),
    MenuItem(
        "portal:mergings",
        _("Two accounts, one person"),
        "people",
        frozenset({Role.ADMIN}),
        _("Accounts to be made one, by two administrators"),
    ),
    MenuItem(
        "notices:post-room",
        _("The post room"),
        "mail",
        frozenset({Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN}),
        _("Letters to post, and messages that may not have left"),
    ),
    MenuItem(
        "sessions:in-home-plans",
        _("In-home training"),
        "door",
        frozenset({Role.COORDINATOR, Role.TRAINER, Role.CASEWORKER}),
        _("Training visits after a child has moved in: asked for, planned, evaluated"),
    ),
    MenuItem(
        "sessions:templates",
        _("Templates of series"),
        "path",
        frozenset({Role.COORDINATOR, Role.EDITOR}),
        _("The gatherings that series are made from, and the least share attended"),
    ),
    MenuItem(
        "sessions:evaluations",
        _("What participants thought"),
        "chart",
        frozenset({Role.TRAINER, Role.COORDINATOR, Role.ADMIN}),
        _("Averages of gatherings and courses, month by month; nobody sees who answered"),
    ),
    MenuItem(
        "sessions:dialogue-meetings",
        _("Dialogue meetings"),
        "people",
        frozenset({Role.COORDINATOR, Role.CASEWORKER}),
        _("Meetings that your office calls or is invited to, and polls for their dates"),
    ),
    MenuItem(
        "sessions:school-holidays",
        _("School holidays"),
        "sun",
        frozenset({Role.COORDINATOR, Role.ADMIN}),
        _("Days that proposals of series skip, per county"),
    ),
    MenuItem(
        "sessions:network",
        _("Network days and groups"),
        "heart",
        frozenset({Role.COORDINATOR, Role.TRAINER}),
        _("Peer groups, their meetings and boards, and network days"),
    ),
    MenuItem(
        "sessions:venues",
        _("Venues"),
        "pin",
        frozenset({Role.COORDINATOR}),
        _("Rooms, seats, access and how to get there"),
    ),
)
FAMILY_WAYS = (
    MenuItem("portal:shelf", _("The shelf"), "book", _FAMILY, _("Everything you have learnt")),
    MenuItem(
        "courses:notebook", _("My notebook"), "pen", _FAMILY, _("Your own thoughts; nobody else reads them")
    ),
    MenuItem(
        "courses:certificates",
        _("My certificates"),
        "certificate",
        _FAMILY,
        _("What you have completed, on paper"),
    ),
    MenuItem("sessions:network", _("Network groups"), "people", _HOUSEHOLD, _("Others in the same boat")),
    MenuItem(
        "people:look-ups",
        _("Who has opened my record"),
        "eye",
        _FAMILY,
        _("When, which office, and for what"),
    ),
    MenuItem(
        "portal:my-data", _("My data"), "shield", _FAMILY, _("Take it with you, or erase what is yours alone")
    ),
)
MESSAGES = MenuItem("notices:own", _("Messages"), "bell")
USER_MENU = (
    MenuItem("people:account", _("My account"), "user"),
    MenuItem("courses:notebook", _("My notebook"), "pen", _FAMILY),
    MenuItem("courses:certificates", _("My certificates"), "certificate", _FAMILY),
    MenuItem("sessions:in-home-plans", _("In-home training"), "door", _HOUSEHOLD),
    MenuItem("cms:on-device", _("On this device"), "download", _FAMILY),
    MenuItem("approval:proof-links", _("Show a municipality your training"), "eye", _FAMILY),
    MenuItem("people:look-ups", _("Who has opened my record"), "eye", _FAMILY),
    MenuItem("portal:my-data", _("My data"), "shield"),
)
FOOTER = (
    MenuItem("portal:network-days", _("Network days"), "people"),
    MenuItem("portal:accessibility", _("Accessibility statement"), "info"),
    MenuItem("people:privacy", _("Your privacy"), "shield"),
    MenuItem("portal:disclosure", _("Report a weakness"), "flag"),
    MenuItem("operations:status", _("Service status"), "info"),
)
STAFF_HELP = (
    MenuItem("cms_guide", _("Content guide"), "pen", frozenset({Role.EDITOR})),
    MenuItem("people:account", _("Your account, and the short tour"), "user", STAFF),
)
DEMO_ONLY = (MenuItem("demo:mail", _("The demonstration's post"), "mail"),)

# What pages of lower floors lead to, by the short names that they use.
NAMED = {
    "foster_home": "approval:home",
    "home": "portal:home",
    "in_home_plans": "sessions:in-home-plans",
    "interest": "portal:interest",
    "keeping": "portal:keeping",
    "manifest": "portal:manifest",
    "module": "cms:module",
    "network_days": "portal:network-days",
    "own_card": "approval:own-card",
    "our_home": "approval:our-home",
    "own_protection": "approval:own-protection",
    "path": "portal:path",
    "proof_links": "approval:proof-links",
    "shelf": "portal:shelf",
    "supervision": "portal:supervision",
    "status": "operations:status",
    "tour": "portal:tour",
    "visitor_place": "portal:visitor-place",
    "visitors": "portal:visitors",
}


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: navigation for the signed-in user's roles, languages and appearance.

    Lists are made when a template asks for them; a place whose address does not exist is left out.
    """
    is_demo = settings.ENVIRONMENT == "demo"
    return {
        "navigation": SimpleLazyObject(lambda: list(_main(request))),
        "user_menu": SimpleLazyObject(lambda: list(_for_roles(USER_MENU, request))),
        "message_place": SimpleLazyObject(lambda: next(entries_of([MESSAGES], request), None)),
        "acting_for": SimpleLazyObject(lambda: _acting_for(request)),
        "unread": SimpleLazyObject(lambda: unread(request.user)),
        "helpline": SimpleLazyObject(lambda: helpline_for(request)),
        "staff_help": SimpleLazyObject(lambda: list(_for_roles(STAFF_HELP, request))),
        "footer_links": SimpleLazyObject(
            lambda: list(entries_of(FOOTER + (DEMO_ONLY if is_demo else ()), request))
        ),
        "site_search_url": address_of("portal:search"),
        "sign_in_url": address_of("people:sign-in"),
        "sign_out_url": address_of("people:sign-out"),
        "appearance_url": address_of("portal:appearance"),
        "color_scheme": color_scheme(request),
        "is_demo": is_demo,
        "site_url": settings.SITE_URL,
        "shared_device_seconds": settings.SHARED_DEVICE_SECONDS + 1,
    }


def ways(request: HttpRequest) -> list[MenuEntry]:
    """The tools that the signed-in user's roles open, for the home page."""
    return list(_for_roles(TOOLS, request))


def family_ways(request: HttpRequest) -> list[MenuEntry]:
    """What is a foster parent's own, for the foot of their home page."""
    return list(_for_roles(FAMILY_WAYS, request))


def _acting_for(request: HttpRequest) -> dict[str, object]:
    """The office that a member of staff chose to act for, with the way to choose another one."""
    kept = sign_ins.kept_in(request.session) if hasattr(request, "session") else {}
    if not kept.get("office"):
        return {}
    again = address_of("people:provider-start", kept["provider"])
    return {"name": kept["office_name"], "has_others": kept["has_others"], "again": again}


def _main(request: HttpRequest) -> Iterator[MenuEntry]:
    return _for_roles(MAIN, request)


def _for_roles(places: Iterable[MenuItem], request: HttpRequest) -> Iterator[MenuEntry]:
    user = getattr(request, "user", None)
    roles = access_of(user).roles if user is not None else frozenset()
    return entries_of([place for place in places if not place.roles or place.roles & roles], request)
