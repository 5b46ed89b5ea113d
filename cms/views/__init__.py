"""Pages for learners. A GET never records; each POST is one action below."""
