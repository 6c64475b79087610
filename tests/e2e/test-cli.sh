#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The command line as a script sees it: help, exit codes, JSON, and bad input that harms nothing.  Prints TAP.
set -u
cli=$CLIFF_CLI
samples=$CLIFF_SAMPLES
work=$(mktemp -d); trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
n=0
failed=0
ok() { n=$((n + 1)); echo "ok $n - $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n - $1"; failed=1; }
# exits NAME CODE COMMAND…: the command ends with the code, says why, and no warning of ours slips out.
exits() {
  local name=$1 code=$2 got; shift 2
  "$@" >"$work/stdout" 2>"$work/stderr"; got=$?
  if [ "$got" = "$code" ] && { [ "$code" = 0 ] || [ -s "$work/stderr" ] || [ -s "$work/stdout" ]; } && ! grep -qE 'CRITICAL|WARNING' "$work/stderr"; then ok "$name"
  else not_ok "$name"; echo "# exit code $got, wanted $code"; sed 's/^/# /' "$work/stderr"; fi
}
# json NAME EXPRESSION: standard output of the last command is JSON for which the Python expression over d holds.
json() {
  if python3 -c "import json, sys; d = json.load(open('$work/stdout')); sys.exit(not ($2))"; then ok "$1"
  else not_ok "$1"; head -c 600 "$work/stdout" | sed 's/^/# /'; echo; fi
}

exits 'help' 0 "$cli" help
exits '--help' 0 "$cli" --help
exits 'no command' 64 "$cli"
exits 'unknown command' 64 "$cli" frobnicate
for command in $("$cli" help | awk '/^  [a-z]/ && $1 != "help" { print $1 }'); do
  exits "$command --help" 0 "$cli" "$command" --help
  exits "$command without arguments" 64 "$cli" "$command"
  exits "$command --no-such-option" 64 "$cli" "$command" --no-such-option
done

p=$work/剧\ one.cliffhanger
exits 'new' 0 "$cli" new "$p" --title 测试
exits 'new where something is' 73 "$cli" new "$p"
exits 'new where nothing can be' 73 "$cli" new /proc/none/x
exits 'info of an empty project' 0 "$cli" info "$p" --json
json 'has no episodes' "d['title'] == '测试' and d['episodes'] == []"
exits 'generate without a script' 66 "$cli" generate "$p" --episode 1
exits 'import' 0 "$cli" import "$p" "$samples/rain-night-iou.txt"
exits 'import from nowhere' 66 "$cli" import "$p" "$work/none.txt"
head -c 4096 /dev/urandom >"$work/noise.docx"
exits 'import of noise' 65 "$cli" import "$p" "$work/noise.docx"
: >"$work/empty.txt"
exits 'import of nothing' 65 "$cli" import "$p" "$work/empty.txt"
exits 'info' 0 "$cli" info "$p" --json
json 'two episodes, four scenes' "[e['scenes'] for e in d['episodes']] == [2, 2] and d['episodes'][0]['title'] == '借条'"
exits 'shots' 0 "$cli" shots "$p" --to json
json 'shots are a list' 'isinstance(d, list)'
exits 'shots as a page' 0 "$cli" shots "$p" -o "$work/shots.html"
exits 'shots on paper without a file' 64 "$cli" shots "$p" --sheet
exits 'a contact sheet' 0 "$cli" shots "$p" --sheet -o "$work/sheet.pdf"
exits 'a contact sheet as a page' 0 "$cli" shots "$p" --sheet -o "$work/sheet.html"
exits 'a contact sheet is no table' 64 "$cli" shots "$p" --sheet --to csv
exits 'breakdown of a project' 0 "$cli" breakdown "$p" --episode 1 --json
exits 'breakdown of a script' 0 "$cli" breakdown "$samples/rain-night-iou.txt" --episode 1 --json
json 'every line once' "sum(len(s['dialogue']) for s in d['shots']) == 5"
exits 'a locale without UTF-8' 0 env LC_ALL=C "$cli" breakdown "$samples/rain-night-iou.txt" --episode 1 --json
json 'changes nothing' "d['shots'][2]['dialogue'][0]['speaker'] == '周叔'"
exits 'breakdown of an episode that is not there' 66 "$cli" breakdown "$p" --episode 9
exits 'an episode number that is none' 65 "$cli" generate "$p" --episode x
exits 'history' 0 "$cli" history "$p" --json
exits 'undo' 0 "$cli" undo "$p"
exits 'redo' 0 "$cli" redo "$p"
exits 'redo with nothing to redo' 66 "$cli" redo "$p"
exits 'check' 0 "$cli" check "$p" --json
exits 'export without shots or a producer' 65 "$cli" export "$p" --episode 1 -o "$work/out"
for range in '' , 1,,2 1- 2-1; do exits "the range “$range”" 65 "$cli" generate "$p" --episode "$range"; done
exits 'a project without a name' 64 "$cli" new ''
printf '第1集\n1-1 日 内 客厅\n李明：你好。\n' >"$work/short.txt"
exits 'breakdown of standard input' 0 "$cli" breakdown - <"$work/short.txt"
odd=$work/$(printf 'odd\377')
exits 'import from standard input' 0 sh -c '"$1" new "$2" --title x --producer Test && "$1" import "$2.cliffhanger" - <"$3" && "$1" breakdown "$2.cliffhanger"' sh "$cli" "$odd" "$work/short.txt"
exits 'export from a folder whose name is not UTF-8' 65 sh -c '"$1" import "$2.cliffhanger" "$3" && "$1" export "$2.cliffhanger" -o "$4"' sh "$cli" "$odd" "$work/short.txt" "$work/out"
long=$(printf '长%.0s' $(seq 300))
printf 'Title: %s\n\nINT. HOUSE - DAY\n\nBOB\nHi.\n' "$long" >"$work/long.fountain"
exits 'produce of a title longer than any file name' 66 "$cli" produce "$work/long.fountain" -o "$work/long" --producer Test --episodes 9
exits 'output that cannot be written' 73 sh -c '"$1" info "$2" >/dev/full' sh "$cli" "$p"
exits 'standard output closed' 0 sh -c '"$1" info "$2" >&-' sh "$cli" "$p"
exits 'script from standard input' 0 "$cli" script dump - <"$samples/rain-night-iou.txt"
exits 'labels of a file without any' 65 "$cli" labels verify "$samples/rain-night-iou.txt"
exits 'labels of no file' 66 "$cli" labels verify "$work/none.mp4"

# Cutting: each verb is one step, and what is refused changes nothing.
c=$work/cut.cliffhanger; cp -r "$p" "$c"
exits 'edit: a shot' 0 "$cli" edit "$c" insert 1 0 --length=2 --json
json 'edit: its id' "len(d['made']) == 1"
shot=$(python3 -c "import json; print(json.load(open('$work/stdout'))['made'][0])")
exits 'edit: trim by frames' 0 "$cli" edit "$c" trim "shot:$shot" end -15f
exits 'edit: a title' 0 "$cli" edit "$c" add 1 title 0:00.5 --text 三年后 --length 1
exits 'edit: split' 0 "$cli" edit "$c" split 1 1.0 clip:1,"shot:$shot"
exits 'edit: a marker' 0 "$cli" edit "$c" add-marker 1 0 hook
exits 'edit: a keyframe' 0 "$cli" edit "$c" key "shot:$shot" rotation 0 -1.5 --curve hold
exits 'edit: too far' 65 "$cli" edit "$c" trim "shot:$shot" end 2:00:00
exits 'edit: beyond the limit' 65 "$cli" edit "$c" trim "shot:$shot" start 00:10
exits 'edit: no such shot' 66 "$cli" edit "$c" trim shot:999 end 1
exits 'edit: no such verb' 64 "$cli" edit "$c" fold
exits 'edit: a word missing' 65 "$cli" edit "$c" trim
exits 'edit: show' 0 "$cli" edit "$c" show 1
json 'edit: all of it' "[s['length'] for s in d['shots'][:2]] == [1000000000, 500000000] and [x['text'] for x in d['lanes'][0]['clips']] == ['三年后'] * 2 and d['markers'][0]['kind'] == 'hook' and d['keys'][0]['value'] == -1500"
exits 'edit: undo' 0 "$cli" undo "$c"
exits 'edit: the rules hold' 0 "$cli" check "$c"

# Broken projects: told, not crashed, and not made worse.
for damage in truncated foreign text newer; do
  d=$work/$damage.cliffhanger; cp -r "$p" "$d"; rm -f "$d"/project.db-*
  case $damage in
    truncated) truncate -s 5000 "$d/project.db" ;;
    foreign) rm "$d/project.db"; python3 -c "import sqlite3; c = sqlite3.connect('$d/project.db'); c.execute('CREATE TABLE t (x)'); c.commit()" ;;
    text) echo 'not a database, just some words that somebody saved here by mistake, long enough for a header' >"$d/project.db" ;;
    newer) python3 -c "import sqlite3; c = sqlite3.connect('$d/project.db'); c.execute('PRAGMA user_version = 9999'); c.commit()" ;;
  esac
  sum=$(sha256sum <"$d/project.db")
  if [ $damage = newer ]; then
    exits 'a newer project can be read' 0 "$cli" info "$d"
    exits 'a newer project cannot be changed' 73 "$cli" import "$d" "$samples/rain-night-iou.txt"
  else
    exits "info of a $damage project" 65 "$cli" info "$d"
  fi
  if [ "$(sha256sum <"$d/project.db")" = "$sum" ]; then ok "the $damage database was not touched"; else not_ok "the $damage database was not touched"; fi
done
exits 'info of a folder that is no project' 66 "$cli" info "$work"
exits 'info of nothing' 66 "$cli" info "$work/none"

echo "1..$n"
exit $failed
