"""Benchmarks: each module `<what>_bench.py` has a `main()` that measures and prints through `report`."""
