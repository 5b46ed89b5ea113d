"""`make bench`: run every benchmark on a database of its own, or some: `make bench ARGS="start xapi"`."""

import os
import sys
from importlib import import_module
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"


# Those that fetch what nothing else needs run only when they are named.
ONLY_WHEN_NAMED = {"lighthouse"}


def main(wanted: list[str]) -> int:
    import django

    django.setup()
    from django.test.utils import setup_test_environment

    from tests import databases

    setup_test_environment()
    known = {path.stem.removesuffix("_bench"): path.stem for path in Path(__file__).parent.glob("*_bench.py")}
    if unknown := set(wanted) - set(known):
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {', '.join(sorted(known))}.")
        return 1
    failed = []
    for name in wanted or sorted(set(known) - ONLY_WHEN_NAMED):
        database = f"test_bench_{name}"
        databases.make(database)
        databases.use(database)
        try:
            import_module(f"tests.load.{known[name]}").main()
        except Exception as error:
            failed.append(name)
            print(f"  {name} failed: {type(error).__name__}: {error}", flush=True)
        finally:
            databases.drop(database)
    if failed:
        print(f"\nFailed: {', '.join(failed)}.")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
