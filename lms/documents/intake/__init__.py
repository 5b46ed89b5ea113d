"""What comes in as a file is looked into and cleaned here before it is kept; what is not fit raises
`FileRefused` with one sentence for who sent it. Each kind of door has one function:

`keep_picture`, `keep_document` and `keep_recording` for the library, which change the upload in place;
`clean_evidence` for the documents that training is attested by.
"""

from lms.documents.intake.doors import clean_evidence, keep_document, keep_picture, keep_recording
from lms.documents.intake.refusals import FileRefused

__all__ = ["FileRefused", "clean_evidence", "keep_document", "keep_picture", "keep_recording"]
