from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "lms.documents"
    label = "documents"
