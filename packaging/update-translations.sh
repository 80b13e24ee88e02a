#!/usr/bin/env bash
# Takes the texts of the sources into the translations: new ones as unfinished, texts that are gone are dropped.
#   update-translations.sh [FOLDER] [LUPDATE]
# FOLDER holds foramen_CODE.ts (resources/translations); English has its plural forms alone.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:-resources/translations}
lupdate=${2:-$(command -v lupdate || echo /usr/lib/qt6/bin/lupdate)}
options=(-silent -I . -locations none -no-ui-lines -no-obsolete)
for file in "$folder"/foramen_*.ts; do
    case $file in
    */foramen_en.ts) "$lupdate" ui app/viewer core/report core/report_pdf "${options[@]}" -pluralonly -source-language en -target-language en -ts "$file" ;;
    *) "$lupdate" ui app/viewer core/report core/report_pdf "${options[@]}" -source-language en -ts "$file" ;;
    esac
done
