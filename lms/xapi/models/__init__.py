"""What the learning record store keeps."""

from lms.xapi.models.activities import Activity
from lms.xapi.models.credentials import Actors, Credential, Scope, Spending, Tie
from lms.xapi.models.documents import Attachment, Document
from lms.xapi.models.outbox import Outbox
from lms.xapi.models.statements import Erasure, Facet, Lending, ObjectKind, Statement, Voiding

__all__ = [
    "Activity",
    "Actors",
    "Attachment",
    "Credential",
    "Document",
    "Erasure",
    "Facet",
    "Lending",
    "ObjectKind",
    "Outbox",
    "Scope",
    "Spending",
    "Statement",
    "Tie",
    "Voiding",
]
