#!/bin/bash
# Both commands on a machine that has next to nothing: a new minimal Debian in a folder, entered by chroot.
#
# Needs root, debootstrap and the network; takes a quarter of an hour and 6 GB. Prints how long each phase took.
#   tests/bare_machine.sh [bookworm|trixie] [archive|checkout] [run|test|both]
# archive: an unpacked archive of HEAD without .git; checkout: a clone. Neither machine has git, Node.js or a
# browser. The package clients' settings of this machine (proxy, certificates) are lent to it. The bare root is
# kept in BARE_CACHE (/var/tmp), so that it is bootstrapped once. ARGS narrows the tests: ARGS=tests/journeys.
set -euo pipefail
cd "$(dirname "$0")/.."
suite=${1:-bookworm} source=${2:-archive} what=${3:-both}
cache=${BARE_CACHE:-/var/tmp}/bare-$suite.tar
port=${PORT:-8765}
[ "$(id -u)" = 0 ] || { echo "This makes a root folder of its own: run it as root."; exit 1; }
command -v debootstrap >/dev/null || { echo "Install debootstrap first: apt install debootstrap"; exit 1; }

root=$(mktemp -d /var/tmp/bare-XXXXXX)
leave() {
    for pid in $(ls /proc | grep -E '^[0-9]+$'); do
        [ "$(readlink "/proc/$pid/root" 2>/dev/null)" != "$root" ] || kill -KILL "$pid" 2>/dev/null || true
    done
    for inner in dev/pts dev/shm dev sys proc; do umount -l "$root/$inner" 2>/dev/null || true; done
    rm -rf --one-file-system "$root"
}
trap leave EXIT

if ! [ -e "$cache" ]; then
    echo "Bootstrapping $suite ..."
    debootstrap --variant=minbase --include=python3,make,ca-certificates "$suite" "$root" >"$cache.log" 2>&1
    tar --create --file="$cache.new" --directory="$root" .
    mv "$cache.new" "$cache"
else
    tar --extract --file="$cache" --directory="$root"
fi

# Every machine knows itself by this name; debootstrap leaves it to the installer.
printf '127.0.0.1 localhost\n::1 localhost\n' >"$root/etc/hosts"

# What reaches the package servers from here, reaches them from there.
cp /etc/resolv.conf "$root/etc/resolv.conf"
[ ! -e /etc/ssl/certs/ca-certificates.crt ] || cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
grep -l '^Acquire' /etc/apt/apt.conf.d/* 2>/dev/null | xargs -r -I{} cp {} "$root/etc/apt/apt.conf.d/" || true
for inner in proc sys dev dev/pts dev/shm; do
    mkdir -p "$root/$inner"
    mount --bind "/$inner" "$root/$inner"
done

mkdir "$root/srv/platform"
if [ "$source" = checkout ]; then
    git clone -q "$PWD" "$root/srv/checkout" && rmdir "$root/srv/platform" && mv "$root/srv/checkout" "$root/srv/platform"
else
    git archive HEAD | tar --extract --directory="$root/srv/platform"
fi

settings=()
while IFS= read -r setting; do settings+=("$setting"); done < <(env | grep -iE '^(https?_proxy|no_proxy|pip_(index|cert|proxy|default)|ssl_cert|uv_(index|default)|npm_config|node_extra)[a-z_]*=' || true)
within() { chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "${settings[@]}" PORT="$port" "$@"; }
now() { date +%s.%N; }
since() { printf '%6.1f s  %s\n' "$(echo "$(now) $1" | awk '{print $1 - $2}')" "$2"; }

start() { # make run until everything answers; then Ctrl-C
    local log=$root/run.log began
    : >"$log"
    began=$(now)
    ( TIMEFORMAT='%U %S'; time within sh -c 'cd /srv/platform && exec make run' >"$log" 2>&1 ) 2>"$root/times" &
    until [ "$(python3 -c "
import urllib.request as ask
try: print(ask.urlopen('http://127.0.0.1:$port/', timeout=5).status)
except OSError: print(0)")" = 200 ]; do
        kill -0 $! 2>/dev/null || { cat "$log"; exit 1; }
        sleep 0.2
    done
    since "$began" "$1: first page"
    until grep -q "Ctrl-C stops everything" "$log"; do kill -0 $! 2>/dev/null || { cat "$log"; exit 1; }; sleep 0.2; done
    since "$began" "$1: everything"
    began=$(now)
    for pid in $(pgrep -f 'manage.py run'); do # the one that is no fork of another
        [ "$(readlink "/proc/$pid/root")" = "$root" ] || continue
        grep -q 'manage.py' "/proc/$(awk '{print $4}' "/proc/$pid/stat")/cmdline" || kill -INT "$pid"
    done
    wait $! || true
    since "$began" "$1: stopped"
    awk '{printf "%6.1f s  of processor, from start to stop (the database apart)\n", $1 + $2}' "$root/times"
}

echo "$suite, $source of $(git rev-parse --short HEAD), $(nproc) cores, $(within python3 --version)"
if [ "$what" != test ]; then
    start "make run, first time"
    sed 's/^/    | /' "$root/run.log"
    start "make run, second time"
fi
if [ "$what" != run ]; then
    began=$(now)
    code=0
    within ARGS="${ARGS:-}" sh -c 'cd /srv/platform && exec make test' >"$root/test.log" 2>&1 || code=$?
    since "$began" "make test ended with $code: $(tail -n 1 "$root/test.log")"
    if [ "$code" != 0 ]; then
        tail -n 60 "$root/test.log"
        cp "$root/test.log" "$cache.test.log"
        echo "All of it is in $cache.test.log"
        exit "$code"
    fi
    grep -E '^SKIPPED' "$root/test.log" || true
fi
