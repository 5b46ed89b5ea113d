from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    name = "lms.approval"
    label = "approval"

    def ready(self) -> None:
        from courses.signals import progress_changed
        from lms.approval import notices, receivers
        from lms.documents.signals import signs_lacking
        from lms.notices.kinds import register
        from lms.people.signals import people_changed

        register(*notices.KINDS)
        people_changed.connect(receivers.follow_people, dispatch_uid="approval.people")
        signs_lacking.connect(receivers.follow_papers, dispatch_uid="approval.papers")
        progress_changed.connect(receivers.follow_progress, dispatch_uid="approval.progress")
