#!/usr/bin/env bash
# Makes a release of the version that the top CMakeLists.txt names: Debian packages for this machine's release of Debian, a tar.xz that
# runs from any folder, release notes, and SHA256SUMS over all of them.
#   release.sh [--build DIR] [--out DIR]
#   release.sh --notes
#   release.sh --sums [--out DIR]
# --build DIR   packs the programs of a build folder that is built; without it the preset release is built
# --out DIR     where to; dist/ without it. What is there already of other machines stays, and gets its line in SHA256SUMS.
# --notes       prints the release notes, and makes nothing
# --sums        writes SHA256SUMS anew, and makes nothing else
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$here"
build=
out=$here/dist
while [ $# -gt 0 ]; do
    case $1 in
    --build) build=$(realpath -- "$2"); shift ;;
    --out) out=$(realpath -m -- "$2"); shift ;;
    --notes) notes_only=1 ;;
    --sums) sums_only=1 ;;
    -h | --help) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "release.sh: unknown option $1" >&2; exit 2 ;;
    esac
    shift
done

write_sums() {
    (cd "$out"
        find . -maxdepth 1 -type f ! -name 'SHA256SUMS*' -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum >SHA256SUMS.new
        mv SHA256SUMS.new SHA256SUMS)
}
if [ -n "${sums_only:-}" ]; then
    write_sums
    exit 0
fi

version=$(sed -n 's/^project(Foramen VERSION \([0-9.]*\) .*/\1/p' CMakeLists.txt)
[ -n "$version" ] || { echo "release.sh: CMakeLists.txt names no version" >&2; exit 1; }
release_date=$(sed -n "s/.*<release version=\"$version\" date=\"\([^\"]*\)\".*/\1/p" packaging/desktop/foramen.metainfo.xml)
[ -n "$release_date" ] || { echo "release.sh: packaging/desktop/foramen.metainfo.xml has no release $version" >&2; exit 1; }

# The section of this version in the changelog.
release_notes() {
    echo "# Foramen $version"
    awk -v version="$version" '
        BEGIN { gsub(/\./, "\\.", version); wanted = "(^|[^0-9.])" version "([^0-9.]|$)" }
        /^## / { inside = $0 ~ wanted; next }
        inside' packaging/CHANGELOG.md
}
if [ -n "${notes_only:-}" ]; then
    release_notes
    exit 0
fi
[ "$(release_notes | wc -l)" -gt 1 ] || { echo "release.sh: packaging/CHANGELOG.md has no section of $version" >&2; exit 1; }
if grep -q "^## Unreleased.*$version" packaging/CHANGELOG.md; then
    echo "release.sh: note: packaging/CHANGELOG.md still calls $version unreleased" >&2
fi

if [ -z "$build" ]; then
    # Below /usr, Debian's folder for libraries is that of the architecture.
    cmake --preset release -DCMAKE_INSTALL_PREFIX=/usr
    cmake --build --preset release
    build=$here/build/release
fi
setting() { sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt"; }
if [ "$(setting FORAMEN_WITH_CUDA)" = ON ]; then
    echo "release.sh: $build has the CUDA module, which works on this machine only; pack a build without FORAMEN_WITH_CUDA" >&2
    exit 1
fi

if [[ $(setting FORAMEN_PACKAGE_MAINTAINER) == *@*example.org* ]]; then
    echo "release.sh: note: the packages name nobody's address; configure with -DFORAMEN_PACKAGE_MAINTAINER='NAME <ADDRESS>'" >&2
fi

documents=$build/documents
rm -rf "$documents"
mkdir -p "$documents"
programs=(foramen-cli)
[ "$(setting FORAMEN_BUILD_VIEWER)" = OFF ] || programs+=(foramen)
for program in "${programs[@]}"; do
    packaging/man-page.sh "$build/bin/$program" >"$documents/$program.1"
done
cp packaging/CHANGELOG.md "$documents/changelog"
debian_version=$version-$(sed -n 's/^set(CPACK_DEBIAN_PACKAGE_RELEASE "\(.*\)")$/\1/p' "$build/CPackConfig.cmake")
codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
cat >"$documents/changelog.Debian" <<END
foramen ($debian_version) ${codename:-unstable}; urgency=medium

  * Release $version; what is new is in changelog.gz.

 -- $(setting FORAMEN_PACKAGE_MAINTAINER)  $(LC_ALL=C date -u -R -d "$release_date")
END
gzip -9n "$documents"/*

packages=$build/packages
rm -rf "$packages"
# The umask of who packs is no matter of those who install.
(umask 022 && cd "$build" && cpack -B "$packages" >"$build/cpack.log" 2>&1) || { cat "$build/cpack.log" >&2; exit 1; }
made=("$packages"/*.deb "$packages"/*.tar.xz)
if command -v lintian >/dev/null; then
    lintian --fail-on error "$packages"/*.deb
else
    echo "release.sh: note: lintian is not installed, so that nothing checked the packages" >&2
fi

mkdir -p "$out"
mv "${made[@]}" "$out"
release_notes >"$out/foramen-$version-notes.md"
write_sums
echo "In $out:"
cat "$out/SHA256SUMS"
