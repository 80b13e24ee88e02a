#!/usr/bin/env bash
# Makes a man page of a program's --help and prints it.
#   man-page.sh PROGRAM
# A program with subcommands has them all in its page. What --help does not say is in packaging/man/PROGRAM.roff, whose first line is
# the summary. help2man makes one page of one --help, and knows neither subcommands nor the layout of CLI11's help.
set -euo pipefail
[ $# -eq 1 ] || { sed -n '2,3s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$1
name=$(basename "$program")
more=$here/man/$name.roff
date=$(sed -n 's/.*<release version="[^"]*" date="\([^"]*\)".*/\1/p' "$here/desktop/foramen.metainfo.xml" | head -n 1)
version=$("$program" --version | awk '{ print $NF }')

subcommands() { # of PROGRAM [SUBCOMMAND]
    "$@" --help | awk '/^Subcommands:$/ { inside = 1; next } inside && NF == 0 { exit } inside && /^  [a-z]/ { print $1 }'
}

# Reads --help. as=page makes the sections of the page, as=part one of SUBCOMMANDS.
roff() {
    awk -v as="$1" '
    function plain(text) {
        gsub(/\\/, "\\e", text)
        gsub(/-/, "\\-", text)
        return text ~ /^[.\047]/ ? "\\&" text : text
    }
    function end_example() {
        if (in_example) print ".fi\n.RE"
        in_example = 0
    }
    function example(line) {
        if (!in_example) print ".PP\nExample:\n.PP\n.RS 4\n.nf"
        in_example = 1
        sub(/^ +/, "", line)
        print plain(line)
    }
    function describe(   i) {
        if (described) return
        described = 1
        if (as == "page") print ".SH SYNOPSIS\n" plain(usage) "\n.SH DESCRIPTION"
        else print ".SS " plain(usage)
        for (i = 1; i <= lines; ++i) print (i > 1 ? ".PP\n" : "") plain(line[i])
    }
    /^Usage: / {
        usage = substr($0, 8)
        sub(/^[^ ]*\//, "", usage)
        next
    }
    /^(Options|Positionals|Arguments|Subcommands):$/ {
        describe()
        end_example()
        block = $1
        if (as == "page") print ".SH " toupper(substr(block, 1, length(block) - 1))
        next
    }
    NF == 0 { block = ""; next }
    block != "" && /^  [^ ]/ {
        term = substr($0, 3)
        text = ""
        if (match(term, /  +/)) {
            text = substr(term, RSTART + RLENGTH)
            term = substr(term, 1, RSTART - 1)
        }
        term = plain(term)
        gsub(/,/, ",\\:", term) # long lists of choices may be broken
        shown = !(as == "part" && term ~ /^\\-h,/)
        if (shown) print ".TP\n\\fB" term "\\fR" (text == "" ? "" : "\n" plain(text))
        next
    }
    block != "" {
        sub(/^ +/, "")
        if (shown) print plain($0)
        next
    }
    /^Example:/ { describe(); sub(/^Example: */, ""); if ($0 != "") example($0); next }
    /^ / { example($0); next }
    {
        if (!described) { line[++lines] = $0; next }
        end_example()
        print ".PP\n" plain($0)
    }
    END { describe(); end_example() }'
}

echo ".\\\" Made of --help by packaging/man-page.sh."
echo ".TH ${name^^} 1 $date \"Foramen $version\" \"User Commands\"" | sed 's/\([^ ]\)-/\1\\-/g'
echo ".nh"
echo ".ad l"
echo ".SH NAME"
echo "$name \\- $(sed -n '1s/^\.\\" //p' "$more")" | sed 's/^\([a-z]*\)-/\1\\-/'
"$program" --help | roff page
parts=$(subcommands "$program")
if [ -n "$parts" ]; then
    echo ".SH SUBCOMMANDS IN DETAIL"
    for part in $parts; do
        "$program" "$part" --help | roff part
        for inner in $(subcommands "$program" "$part"); do
            "$program" "$part" "$inner" --help | roff part
        done
    done
fi
sed 1d "$more"
