#!/usr/bin/env bash
# Installs the Debian packages in a clean Debian, uses them as a reader would, and removes them again.
#   test-packages.sh [bookworm|trixie] [--packages DIR] [--screenshot FILE.png] [--keep]
# --packages DIR          where release.sh put them; dist/ without it. Where it has none for that Debian, they are first built in a clean
#                         one and put there, which takes an hour on two cores.
# --screenshot FILE.png   keeps a picture of the window
# --keep                  keeps the clean Debian, and says where it is
# Needs root, debootstrap, a Debian mirror (FORAMEN_MIRROR; deb.debian.org without it), and 3 GB in /var/tmp (TMPDIR).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
suite=bookworm
packages=$here/dist
picture=
keep=
while [ $# -gt 0 ]; do
    case $1 in
    bookworm | trixie) suite=$1 ;;
    --packages) packages=$(realpath -m -- "$2"); shift ;;
    --screenshot) picture=$(realpath -m -- "$2"); shift ;;
    --keep) keep=1 ;;
    -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "test-packages.sh: unknown option $1" >&2; exit 2 ;;
    esac
    shift
done
declare -A numbers=([bookworm]=12 [trixie]=13)
debian=${numbers[$suite]}
mirror=${FORAMEN_MIRROR:-http://deb.debian.org/debian}
[ "$(id -u)" -eq 0 ] || { echo "test-packages.sh: needs root, for the clean Debian" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "test-packages.sh: needs debootstrap" >&2; exit 1; }

work=$(mktemp -d "${TMPDIR:-/var/tmp}/foramen-packages.XXXXXX")
root=$work/root
log=$work/log
finish() {
    status=$?
    [ "$status" -eq 0 ] || { echo "FAILED. The last lines of what ran:"; tail -n 30 "$log"; } >&2
    if [ -n "$keep" ]; then echo "Kept: $root, $log"; else rm -rf --one-file-system "$work"; fi
}
trap finish EXIT

say() { printf '%s  %s\n' "$(date +%T)" "$*"; }
fail() { echo "test-packages.sh: $*" >&2; exit 1; }

# Runs a command as root in the clean Debian. Its mounts and processes are its own, and end with it.
in_root() {
    # shellcheck disable=SC2016  # the inner shell expands
    unshare --mount --pid --fork --kill-child --propagation private bash -euc '
        mount -t proc proc "$0/proc"
        mkdir -p "$0/dev/shm"
        mount -t tmpfs -o mode=1777 tmpfs "$0/dev/shm"
        chroot "$0" "$@"' "$root" \
        env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
as_reader() { in_root runuser -u reader -- env HOME=/home/reader sh -c 'cd; exec "$@"' sh "$@"; }
apt() { in_root apt-get -q -y -o Dpkg::Use-Pty=0 "$@" >>"$log" 2>&1; }
on_display() { as_reader xvfb-run --auto-servernum --server-args="-screen 0 1720x1000x24" "$@"; }

clean_debian() {
    say "A clean Debian $debian ($suite)"
    rm -rf --one-file-system "$root"
    debootstrap --variant=minbase "$suite" "$root" "$mirror" >>"$log" 2>&1
    cat >"$root/etc/apt/sources.list" <<END
deb $mirror $suite main
deb $mirror $suite-updates main
deb ${mirror%/debian}/debian-security $suite-security main
END
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    apt update
}

# The packages of this Debian that lie ready, without the folder.
ready() { (cd "$packages" 2>/dev/null && ls foramen*~deb"$debian"_*.deb 2>/dev/null) || true; }

build_packages() {
    clean_debian
    say "Building the packages in it"
    mkdir "$root/src"
    (cd "$here" && git ls-files -z | tar --null --files-from=- --create) | tar --extract --directory="$root/src"
    in_root bash -euc 'cd /src; packaging/install-dependencies.sh --packages; packaging/release.sh --out /packages' >>"$log" 2>&1
    mkdir -p "$packages"
    cp "$root"/packages/*.deb "$root"/packages/*.tar.xz "$packages"
    "$here/packaging/release.sh" --sums --out "$packages"
}

# All files but those of package management, of caches, and of people.
files() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./run -o -path ./tmp -o -path ./home -o -path ./packages \
        -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/apt -o -path ./var/lib/dpkg \) -prune -o -print | LC_ALL=C sort)
}
# shellcheck disable=SC2016  # dpkg-query expands
installed() { in_root dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | sed -n 's/^ii *//p'; }

[ -n "$(ready)" ] || build_packages
mapfile -t debs < <(ready)
of() { printf '%s\n' "${debs[@]}" | sed -n "s|^$1_.*|/packages/&|p"; }
for name in foramen foramen-cli foramen-common foramen-cuda; do
    [ "$(of "$name" | wc -l)" -eq 1 ] || fail "$packages must have one package $name for Debian $debian, and has: $(of "$name")"
done
clean_debian
mkdir "$root/packages"
for deb in "${debs[@]}"; do cp "$packages/$deb" "$root/packages"; done
say "What a desktop has: a display, file types, a file manager's tools"
apt install --no-install-recommends xvfb xauth xdotool xdg-utils libglib2.0-bin shared-mime-info desktop-file-utils
in_root useradd --create-home reader
files >"$work/before"

say "foramen-cli alone"
apt install --no-install-recommends "$(of foramen-common)" "$(of foramen-cli)"
if installed | grep -E '^(libvtk|libqt6widgets)'; then fail "foramen-cli brings a library of the window"; fi
say "foramen-cli --version: $(as_reader foramen-cli --version)"
as_reader foramen-cli phantom --out phantom --studies 1 --seed 3 --headers full >>"$log" 2>&1
study=phantom/train_images
as_reader foramen-cli grade "$study" --out graded --format json,pdf,sr,csv >>"$log" 2>&1
[ "$(wc -l <"$root/home/reader/graded/submission.csv")" -eq 26 ] || fail "submission.csv has not one line for each site"
for kind in json pdf dcm csv; do
    find "$root/home/reader/graded" -mindepth 2 -name "*.$kind" -size +0 | grep . >/dev/null || fail "grading wrote no $kind"
done
say "A study was graded: $(cd "$root/home/reader" && find graded -type f | wc -l) files"

say "The window"
apt install --no-install-recommends "$(of foramen)" "$(of foramen-cuda)"
on_display foramen --size 1720x1000 --device cpu --screenshot window.png --report report "$study" >"$work/window" 2>&1 || { cat "$work/window" >>"$log"; fail "the window ended with an error"; }
cat "$work/window" >>"$log"
grep -q 'of 25 sites' "$work/window" || fail "the window graded nothing"
[ "$(od -An -tx1 -N4 "$root/home/reader/window.png" | tr -d ' ')" = 89504e47 ] || fail "the window left no picture"
say "$(grep 'of 25 sites' "$work/window" | head -n 1)"
[ -z "$picture" ] || cp "$root/home/reader/window.png" "$picture"

say "File types and the application menu"
in_root desktop-file-validate /usr/share/applications/foramen.desktop
file=$(cd "$root/home/reader" && find "$study" -name '*.dcm' | head -n 1)
as_reader cp "$file" IM0001
for name in "$file" IM0001; do
    type=$(as_reader gio info -a standard::content-type "$name" | sed -n 's/.*content-type: //p')
    [ "$type" = application/dicom ] || fail "$name has the type '$type'"
done
for type in application/dicom application/x-dicomdir; do
    [ "$(as_reader xdg-mime query default $type)" = foramen.desktop ] || fail "$type is not opened by Foramen"
    as_reader gio mime $type | grep foramen.desktop >/dev/null || fail "gio does not know Foramen for $type"
done
[ -f "$root/usr/share/icons/hicolor/scalable/apps/$(sed -n 's/^Icon=//p' "$root/usr/share/applications/foramen.desktop").svg" ] || fail "the entry's icon is missing"
say "A folder and a file by the entry's Exec line"
line=$(sed -n 's/^Exec=//p' "$root/usr/share/applications/foramen.desktop")
for path in "$study" "$file"; do
    read -r -a command <<<"${line//%F/$path}"
    on_display "${command[@]}" --device cpu --screenshot opened.png >>"$log" 2>&1 || fail "'${command[*]}' ended with an error"
    [ -s "$root/home/reader/opened.png" ] || fail "'${command[*]}' showed nothing"
    rm "$root/home/reader/opened.png"
done
say "A file as the file manager opens it"
# shellcheck disable=SC2016  # the inner shell expands
title=$(on_display sh -c 'gio open "$1" && timeout 60 xdotool search --sync --onlyvisible --name ". Foramen\$" getwindowname' sh "$file" 2>>"$log") || fail "no window came up"
say "Its title: $title"

say "Man pages and documents"
for name in foramen foramen-cli; do
    gzip -dc "$root/usr/share/man/man1/$name.1.gz" 2>/dev/null | grep '^.SH DESCRIPTION' >/dev/null || fail "$name has no man page"
done
for name in foramen foramen-cli foramen-common foramen-cuda; do
    for document in copyright changelog.gz changelog.Debian.gz; do
        in_root dpkg -L "$name" | grep -x "/usr/share/doc/$name/$document" >/dev/null || fail "$name has no $document"
    done
done

say "Remove the window, keep foramen-cli"
apt remove foramen foramen-cuda
[ "$(as_reader xdg-mime query default application/dicom)" != foramen.desktop ] || fail "Foramen is still to open DICOM files"
as_reader foramen-cli scan "$study" >>"$log" 2>&1 || fail "foramen-cli does not work without the window"
say "Purge all"
apt purge --auto-remove foramen-cli foramen-common
if installed | grep foramen; then fail "still installed"; fi
files >"$work/after"
if ! diff "$work/before" "$work/after" >"$work/left"; then
    cat "$work/left"
    fail "the packages left files or took some along"
fi
if grep -rIl foramen "$root/usr" "$root/etc" "$root/var/lib" --exclude-dir=apt --exclude-dir=dpkg; then fail "these files still name Foramen"; fi
say "Nothing is left but the reader's own work: $(cd "$root/home/reader" && find .local .config -type f -name 'foramen*' 2>/dev/null | tr '\n' ' ')"
say "Passed on Debian $debian."
