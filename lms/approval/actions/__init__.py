"""Verbs that write statuses, approvals, rule sets and the desk's tasks."""
