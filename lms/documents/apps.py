import mimetypes

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "lms.documents"
    label = "documents"

    def ready(self) -> None:
        from lms.documents.file_types import TYPES

        for suffix, kind in TYPES.items():
            mimetypes.add_type(kind, f".{suffix}")
