"""Verbs that write training: publishing, paths, learning, vouching, papers. Each is atomic."""
