#!/bin/bash
# In a minimal Debian with nothing else: what a person who installs, uses, upgrades and removes Storewire meets.
# /packages has older.deb and storewire.deb. Prints "ok: …" for each thing that holds, and ends at the first that does not.
set -euo pipefail

ok() { echo "ok: $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
get() { apt-get install -y -qq --no-install-recommends "$@" >/var/log/check-apt.log 2>&1 || { tail -20 /var/log/check-apt.log >&2; fail "could not install $*"; }; }
as_user() { runuser -u shop -- env -i HOME=/home/shop USER=shop PATH=/usr/bin:/bin LANG=C.UTF-8 XDG_RUNTIME_DIR=/run/user/1000 "$@"; }
on_screen() { as_user xvfb-run --auto-servernum --server-args="-screen 0 1280x800x24" "$@"; }
all_files() { find / -xdev \( -type f -o -type l -o -type d \) -not -path '/proc/*' -not -path '/var/log/*' -not -path '/var/cache/*' -not -path '/var/lib/apt/*' -not -path '/var/lib/dpkg/*' | sort; }
running() { pgrep -f '^/opt/storewire/storewire' || true; }
eventually() { local waited=0; until "$@"; do waited=$((waited + 1)); [ "$waited" -lt 300 ] || return 1; sleep 0.2; done; }

home=/home/shop/.local/share/storewire
apt-get update -qq
get xvfb xauth procps
useradd --create-home --uid 1000 shop
install -d -o shop -m 700 /run/user/1000
all_files > /var/log/before

get /packages/older.deb
ok "the package installs with $(dpkg-query -f '${Depends}' -W storewire | tr ',' '\n' | wc -l) declared dependencies and nothing recommended"
as_user storewire --version
[ "$(readlink -f /usr/bin/storewire)" = /opt/storewire/storewire ] || fail "storewire is not on the path"
for file in /usr/share/applications/storewire.desktop /usr/share/metainfo/app.storewire.Storewire.metainfo.xml \
    /usr/share/icons/hicolor/scalable/apps/storewire.svg /usr/share/icons/hicolor/48x48/apps/storewire.png \
    /usr/lib/systemd/user/storewire.service /usr/share/doc/storewire/copyright; do
    [ -s "$file" ] || fail "$file is missing"
done
zgrep -q 'storewire demo' /usr/share/man/man1/storewire.1.gz || fail "the man page names no commands"
ok "it is on the path, in the menu, and has its manual"

as_user storewire run --session-secrets >/var/log/check-agent.log 2>&1 &
agent=$!
eventually test -s "$home/agent.json" || { cat /var/log/check-agent.log; fail "the agent does not start as a service"; }
as_user touch "$home/kept"
get /packages/storewire.deb
wait "$agent" || fail "the agent did not end well when it was upgraded"
[ -z "$(running)" ] || fail "something of the older version still runs"
[ -e "$home/kept" ] && [ -s "$home/storewire.sqlite3" ] || fail "an upgrade touched the user's data"
[ ! -e "$home/agent.json" ] || fail "the agent left its door behind"
ok "an older version was upgraded: its agent ended by itself, the user's data stayed"

as_user storewire demo --headless --json > /var/log/check-demo || { cat /var/log/check-demo; fail "the demo without a window"; }
ok "storewire demo --headless: $(tail -1 /var/log/check-demo)"

on_screen storewire demo --by-itself --json --products 30 --customers 40 --orders 60 > /var/log/check-journey 2>&1 &
journey=$!
# A page's process is forked from one that waits for that, and keeps its name: it is known by its own user namespace.
sandboxed() {
    for process in $(pgrep -f QtWebEngineProcess); do
        [ "$(readlink "/proc/$process/ns/user")" != "$(readlink /proc/self/ns/user)" ] || continue
        grep -q '^Seccomp:.2' "/proc/$process/status" && return 0
    done 2>/dev/null
    return 1
}
eventually sandboxed || { cat /var/log/check-journey; pgrep -af QtWebEngineProcess | cut -c1-200; fail "no page is in a sandbox"; }
pgrep -af QtWebEngineProcess | grep -q -- ' --no-sandbox' && fail "the browser's sandbox is off"
ok "the embedded browser runs in its sandbox, as a normal user"
wait "$journey" || { cat /var/log/check-journey; fail "the demo in the window"; }
ok "the demo's journey in the window: $(tail -1 /var/log/check-journey)"

on_screen sh -c '
    storewire & first=$!
    for _ in $(seq 300); do [ -S "$HOME/.local/share/storewire/console.sock" ] && break; sleep 0.2; done
    timeout 60 storewire || exit 3
    kill -0 "$first" || exit 4
    kill "$first"; wait "$first" || exit 5
' || fail "a second start did not give way to the first ($?)"
ok "a second start gives way to the first, and the window ends when it is asked to"

as_user find /home/shop /tmp -user shop | sort > /var/log/users-before
dpkg --remove storewire >/dev/null
dpkg --purge storewire >/dev/null
[ -z "$(running)" ] || fail "something still runs after the removal"
as_user find /home/shop /tmp -user shop | sort > /var/log/users-after
grep -q '^/home/shop/.local/share/storewire/storewire.sqlite3$' /var/log/users-after || fail "the removal took the user's data"
all_files > /var/log/after
cat /var/lib/dpkg/info/*.list | sort -u > /var/log/owned
comm -13 /var/log/before /var/log/after | comm -23 - /var/log/owned | grep -v "^$home\(/\|$\)" > /var/log/left || true
grep -i storewire /var/log/left && fail "the removal left files behind"
# Caches of the system's own libraries, which all programs share.
sed -n 's#^\(/home/shop/.cache/[^/]*\).*#in the user'"'"'s cache: \1#p' /var/log/users-after | sort -u
ok "it was removed: nothing of it is left but the user's data"
