#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The command line and a vendor: what is generated, charged, told, and never written down.  Prints TAP.
set -u
cli=$CLIFF_CLI
work=$(mktemp -d)
n=0
failed=0
ok() { n=$((n + 1)); echo "ok $n - $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n - $1"; failed=1; }
exits() {
  local name=$1 code=$2 got; shift 2
  "$@" >"$work/stdout" 2>"$work/stderr"; got=$?
  cat "$work/stdout" "$work/stderr" >>"$work/all-output"
  if [ "$got" = "$code" ] && ! grep -qE 'CRITICAL|WARNING' "$work/stderr"; then ok "$name"
  else not_ok "$name"; echo "# exit code $got, wanted $code"; sed 's/^/# /' "$work/stderr"; fi
}
json() {
  if python3 -c "import json, sys; d = json.load(open('$work/stdout')); sys.exit(not ($2))"; then ok "$1"
  else not_ok "$1"; head -c 900 "$work/stdout" | sed 's/^/# /'; echo; fi
}
charges() { python3 -c "import json; print(len(json.load(open('$work/vendor/ledger.json'))))"; }

key=canary-4711-secret
coproc server { exec python3 "$(dirname "$0")/../fakes/vendor-server" --state "$work/vendor"; }
pid=$server_PID
trap 'exec {server[1]}>&-; wait $pid 2>/dev/null; rm -rf "$work"' EXIT
read -r -u "${server[0]}" line
api=http://127.0.0.1:$(python3 -c "import json, sys; print(json.loads(sys.argv[1])['api'])" "$line")
cdn=http://127.0.0.1:$(python3 -c "import json, sys; print(json.loads(sys.argv[1])['cdn'])" "$line")

exits 'list' 0 "$cli" engine list --json
json 'eleven vendors' "len(d) == 11 and all(e['date'] and e['models'] for e in d)"
for engine in ark dashscope elevenlabs fal kling minimax openai-videos openrouter replicate runway sync; do
  exits "test $engine" 0 "$cli" engine test "$engine" --json
  json "$engine does what it says" "d['fixtures'] > 0 and d['failures'] == []"
done
sed 's/"seed": 7, "return/"seed": 8, "return/' "$CLIFF_ENGINES/ark.json" >"$work/mine.json"
exits 'a descriptor that does not' 65 "$cli" engine test "$work/mine.json"
echo '{"id": "x"}' >"$work/half.json"
exits 'half a descriptor' 65 "$cli" engine test "$work/half.json"
exits 'no descriptor' 66 "$cli" engine test "$work/none.json"
exits 'what would be sent' 0 "$cli" engine fixture kling kling-v3 '{"prompt": "雨", "duration": 5000000000, "resolution": "720p"}'
json 'is what would be sent' "d['request']['body']['duration'] == '5' and d['request']['url'].endswith('text2video')"
exits 'what may not be sent' 65 "$cli" engine fixture kling kling-v3 '{"prompt": "雨", "duration": 99000000000}'
grep -q 'it does 3 to 15' "$work/stderr" && ok 'the limit is named' || not_ok 'the limit is named'

p=$work/project.cliffhanger
exits 'new' 0 "$cli" new "$p"
exits 'import' 0 "$cli" import "$p" "$CLIFF_SAMPLES/rain-night-iou.txt"
exits 'breakdown' 0 "$cli" breakdown "$p" --episode 1 --json
exits 'shots' 0 "$cli" shots "$p" --episode 1 --to json
shots=$(python3 -c "import json; print(len(json.load(open('$work/stdout'))))")
engine=(--engine kling --model kling-v3 --base "$api/kling" --local "$api" --local "$cdn" --pace 2 --key-fd 3)
generate() { "$cli" generate "$p" --episode 1 "${engine[@]}" --json 3<<<"$key"; }
exits 'a cap' 0 "$cli" spend "$p" --cap 'series=0.50 USD'
exits 'a cap that is none' 65 "$cli" spend "$p" --cap 'week=1 USD'
exits 'a cap in no currency' 65 "$cli" spend "$p" --cap 'day=1 U D'
exits 'generate up to the cap' 65 generate
json 'one shot, and the cap named' "d[0]['made'] == 1 and all('cap' in f['message'] for f in d[0]['failures'])"
exits 'no cap' 0 "$cli" spend "$p" --cap 'series=none USD'
exits 'generate' 0 generate
json 'all shots' "d[0]['made'] == $shots - 1 and d[0]['failures'] == []"
[ "$(charges)" = "$shots" ] && ok 'one charge a shot' || not_ok "one charge a shot: $(charges) of $shots"
exits 'generate again' 0 generate
json 'nothing to do' "d[0]['made'] == 0 and d[0]['kept'] == $shots"
[ "$(charges)" = "$shots" ] && ok 'no charge' || not_ok 'no charge'
exits 'jobs' 0 "$cli" jobs "$p" --all --json
json 'all done and paid' "sum(j['state'] == 'done' and j['cost_micro'] > 0 for j in d) == $shots"
exits 'spend' 0 "$cli" spend "$p" --json
json 'the sum' "d['totals'][0]['currency'] == 'USD' and d['totals'][0]['spent'] == sum(e['spent'] for e in d['episodes']) > 0 and d['totals'][0]['reserved'] == 0"
exits 'spend in words' 0 "$cli" spend "$p"
exits 'take up what is not there' 0 "$cli" jobs "$p" "${engine[@]}" --json 3<<<"$key"
# A page that cannot be read is no empty page.
cp -r "$p" "$work/broken"
python3 - "$work/broken/project.db" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
size = db.execute('PRAGMA page_size').fetchone()[0]
pages = [row[0] for row in db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'job' OR tbl_name = 'job' AND rootpage > 0")]
db.close()
with open(sys.argv[1], 'r+b') as file:
    for page in pages:
        file.seek((page - 1) * size)
        file.write(b'\x55' * size)
END
exits 'no sum of what cannot be read' 65 "$cli" spend "$work/broken"
exits 'no list of what cannot be read' 65 "$cli" jobs "$work/broken" --all
exits 'a key that is none' 65 "$cli" generate "$p" "${engine[@]}" 3</dev/null

if grep -rqF "$key" "$p" "$work/all-output"; then not_ok 'the key is nowhere'; else ok 'the key is nowhere'; fi
grep -qF "$key" "$work/vendor/requests.jsonl" && ok 'but at the vendor' || not_ok 'but at the vendor'
echo "1..$n"
exit $failed
