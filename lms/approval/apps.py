from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    name = "lms.approval"
    label = "approval"
