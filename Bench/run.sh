#!/bin/bash
# Our reader beside what a user would otherwise write, in one interleaved run: read the last column of the table,
# CPU time relative to the first row (ours), not the seconds.
#
#   Bench/run.sh                     SIZE=100MB N=5 (defaults)
#   BIG=1GB Bench/run.sh             also reads BIG once and prints resident memory, which must not grow
#
# Needs: a release build, python3 with venv. The peers (orjson, duckdb) come from PyPI into .venv-bench.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
SIZE=${SIZE:-100MB} N=${N:-5} BIG=${BIG:-}
dir=${DIR:-$(mktemp -d)}
mkdir -p "$dir"
tool=${TOOL:-$root/.build/release/deskferry}
[ -x "$tool" ] || { echo "no release build at $tool; run: make build" >&2; exit 1; }
if [ ! -x "$root/.venv-bench/bin/python" ]; then
    python3 -m venv "$root/.venv-bench"
    "$root/.venv-bench/bin/pip" -q install orjson duckdb
fi
py=$root/.venv-bench/bin/python
generate() { # size file -> tickets
    [ -f "$2" ] || "$py" "$here/make_export.py" --desk zendesk --size "$1" --seed 1 --out "$2" 2>"$2.count"
    grep -oE '[0-9]+ tickets' "$2.count" | cut -d' ' -f1
}
cd "$dir"
mkdir -p out
tickets=$(generate "$SIZE" zd.ndjson)
echo "== Zendesk NDJSON, $SIZE, $tickets tickets: export -> archive"
"$py" "$here/bench.py" -n "$N" --file zd.ndjson --tickets "$tickets" --json result.json \
    "deskferry=$tool read --desk zendesk --account acme --force {f} -o out/ours.bag" \
    "orjson=$py $here/zendesk_py.py orjson {f} out/orjson" \
    "json=$py $here/zendesk_py.py json {f} out/json" \
    "duckdb=$py $here/duck.py zendesk {f} out/duck" \
    "sha256_of_input=openssl dgst -sha256 {f}"
ours=$(find out/ours.bag/data -name 'tickets*' -type f -o -name 'part-*' -path '*tickets*' -type f | xargs cat | wc -l)
[ "$ours" = "$tickets" ] || { echo "our archive holds $ours tickets, the export $tickets" >&2; exit 1; }
if [ -n "$BIG" ]; then
    big=$(generate "$BIG" big.ndjson)
    echo "== memory, $BIG, $big tickets"
    "$py" "$here/bench.py" -n 1 --file big.ndjson --tickets "$big" \
        "deskferry=$tool read --desk zendesk --account acme --force {f} -o out/big.bag"
fi
bundle() { # size folder -> tickets
    [ -f "$2/Comments__1.csv" ] || "$py" "$here/make_export.py" --desk zoho-bundle --size "$1" --seed 1 --out "$2" 2>"$2.count"
    grep -oE '[0-9]+ tickets' "$2.count" | cut -d' ' -f1
}
bytes() { cat "$1"/*.csv | wc -c; }
ztickets=$(bundle "$SIZE" zoho)
echo "== Zoho Desk backup (Cases, Threads, Comments; two header rows), $SIZE, $ztickets tickets: export -> archive"
"$py" "$here/bench.py" -n "$N" --size "$(bytes zoho)" --tickets "$ztickets" --json zoho.json \
    "deskferry=$tool read --desk zoho-desk --account acme --force zoho -o out/zoho.bag" \
    "csv=$py $here/zoho_bundle_py.py zoho out/zoho-csv"
ours=$(find out/zoho.bag/data -name 'tickets*' -type f -o -name 'part-*' -path '*tickets*' -type f | xargs cat | wc -l)
[ "$ours" = "$ztickets" ] || { echo "our archive holds $ours tickets, the backup $ztickets" >&2; exit 1; }
if [ -n "$BIG" ]; then
    big=$(bundle "$BIG" zoho-big)
    echo "== memory, Zoho Desk backup, $BIG, $big tickets"
    "$py" "$here/bench.py" -n 1 --size "$(bytes zoho-big)" --tickets "$big" \
        "deskferry=$tool read --desk zoho-desk --account acme --force zoho-big -o out/zoho-big.bag"
fi
[ -n "${DIR:-}" ] || rm -rf "$dir"
