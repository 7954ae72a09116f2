#!/bin/bash
# Made-up files into the JSON, XML and CSV front ends, each for FUZZ_SECONDS (600): no crash, no hang, no leak, and the
# size of the chunks a file comes in never matters. Seeds are the fixtures; what is found is kept for the next run in
# .build-fuzz/corpus. A file that breaks something is left beside it, named crash-…, leak-… or timeout-….
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
tool=$1
work=$root/.build-fuzz/corpus
failed=0
for form in json xml csv; do
    mkdir -p "$work/$form"
    find "$root"/Fixtures/*/*/input -type f \( -name "*.$form" -o -name "*.$([ $form = json ] && echo har || echo $form)" \) -size -200k |
        while read -r file; do cp -n "$file" "$work/$form/$(echo "${file#"$root"/Fixtures/}" | tr / _)"; done
    echo "== $form, ${FUZZ_SECONDS:-600} s"
    DESKFERRY_FUZZ=$form "$tool" "$work/$form" -max_total_time="${FUZZ_SECONDS:-600}" -timeout=20 -rss_limit_mb=3000 \
        -max_len=60000 -artifact_prefix="$work/$form-" >"$work/$form.log" 2>&1 </dev/null || failed=1
    grep -aE "Fatal error|SUMMARY|DONE" "$work/$form.log" || tail -n 5 "$work/$form.log"
done
exit $failed
