"""Reads for the gate, the desk and the approvals."""
