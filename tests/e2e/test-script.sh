#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The script on the command line: structure, versions, renaming, numbers, and every format out and in again.  Prints TAP.
set -u
cli=$CLIFF_CLI
samples=$CLIFF_SAMPLES
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
n=0
failed=0
ok() { n=$((n + 1)); echo "ok $n - $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n - $1"; failed=1; }
# exits NAME CODE COMMAND…: the command ends with the code, and no warning of ours slips out.
exits() {
  local name=$1 code=$2 got; shift 2
  "$@" >"$work/stdout" 2>"$work/stderr"; got=$?
  if [ "$got" = "$code" ] && ! grep -qE 'CRITICAL|WARNING' "$work/stderr"; then ok "$name"
  else not_ok "$name"; echo "# exit code $got, wanted $code"; sed 's/^/# /' "$work/stderr"; fi
}
says() { if grep -qF -- "$2" "$work/stdout"; then ok "$1"; else not_ok "$1"; sed 's/^/# /' "$work/stdout" | head -20; fi; }
same() { if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1"; echo "# “$2” is not “$3”"; fi; }

p=$work/剧.cliffhanger
text() { "$cli" script export "$p" --to drama -o "$work/text" --force >/dev/null && cat "$work/text"; }
shots() { "$cli" info "$p" --json | python3 -c 'import json, sys; print (sum (e["shots"] for e in json.load (sys.stdin)["episodes"]))'; }
"$cli" new "$p" >/dev/null && "$cli" import "$p" "$samples/rain-night-iou.txt" >/dev/null && "$cli" breakdown "$p" >/dev/null
before=$(text)
made=$(shots)

# ── Structure ──
exits 'move a scene' 0 "$cli" script move "$p" --scene 1-2 --after 1-1 --to 1
exits 'move a scene to another episode' 0 "$cli" script move "$p" --scene 1-2 --to 2
same 'its shots go along' "$(shots)" "$made"
exits 'undo the move' 0 "$cli" undo "$p"
same 'brings the text back' "$(text)" "$before"
exits 'split an episode' 0 "$cli" script split "$p" --scene 1-2
exits 'info' 0 "$cli" info "$p" --json
same 'three episodes' "$(python3 -c 'import json; print (len (json.load (open ("'"$work"'/stdout"))["episodes"]))')" 3
same 'the shots are still there' "$(shots)" "$made"
exits 'undo the split' 0 "$cli" undo "$p"
same 'as it was' "$(text)" "$before"
exits 'merge two episodes' 0 "$cli" script merge "$p" --episode 1
same 'no shot is lost' "$(shots)" "$made"
exits 'undo the merge' 0 "$cli" undo "$p"
exits 'nothing to merge with says so' 65 "$cli" script merge "$p" --episode 2
if [ -s "$work/stderr" ]; then ok 'in words'; else not_ok 'in words'; fi
exits 'a scene that is not there' 66 "$cli" script move "$p" --scene 9-9 --to 1

# ── Versions and renaming ──
exits 'save a version' 0 "$cli" script version "$p" save 初稿
exits 'rename everywhere' 0 "$cli" script rename "$p" 沈知意 沈知微 --everywhere
same 'nobody has the old name' "$(text | grep -c 沈知意)" 0
exits 'compare with the present' 0 "$cli" script version "$p" compare 初稿
says 'shows the new name' 沈知微
exits 'rename to someone there' 73 "$cli" script rename "$p" 沈知微 陆承远
exits 'restore the version' 0 "$cli" script version "$p" restore 初稿
same 'brings the text back' "$(text)" "$before"
exits 'undo the restoring' 0 "$cli" undo "$p"
exits 'undo the renaming' 0 "$cli" undo "$p"
same 'as it was' "$(text)" "$before"
exits 'start a revision' 0 "$cli" script version "$p" revision 初稿 --colour pink
"$cli" script rename "$p" 周叔 周伯 >/dev/null
exits 'a revised PDF' 0 "$cli" script export "$p" --to pdf -o "$work/revised.pdf"
same 'marks its lines' "$(pdftotext -layout "$work/revised.pdf" - | grep -c '周伯.*\*')" "$(text | grep -c '周伯')"
exits 'a revised PDF in the other layout' 0 "$cli" script export "$p" --to pdf --layout industry -o "$work/turned.pdf"
same 'marks some lines as well' "$(pdftotext -layout "$work/turned.pdf" - | grep -cE '\*$' | sed 's/[1-9].*/some/')" some
exits 'a PDF with everything on it' 0 "$cli" script export "$p" --to pdf --notes --no-title --no-numbers --no-more --continued --layout industry -o "$work/all.pdf"
exits 'a report on the other paper' 0 "$cli" script report "$p" --to pdf --paper letter -o "$work/report.pdf"
same 'is on it' "$(pdfinfo "$work/report.pdf" | grep -c '612 x 792')" 1
exits 'a report on no paper' 64 "$cli" script report "$p" --to pdf --paper a3 -o "$work/none.pdf"
exits 'a revised document of Final Draft' 0 "$cli" script export "$p" -o "$work/revised.fdx"
exits 'is XML' 0 xmllint --noout --nonet "$work/revised.fdx"
same 'lists the revision' "$(xmllint --xpath 'string (//Revisions/Revision/@Name)' "$work/revised.fdx")" 'Pink Rev.'
same 'marks what is new' "$(xmllint --xpath 'count (//Content//Text[@RevisionID="1"][contains (., "周伯")]) > 0' "$work/revised.fdx")" true
same 'and nothing that is not' "$(xmllint --xpath 'count (//Content//Paragraph[contains (., "沈知意") and not (contains (., "周伯"))]/Text[@RevisionID])' "$work/revised.fdx")" 0
"$cli" new "$work/again.cliffhanger" >/dev/null
exits 'comes in again' 0 "$cli" import "$work/again.cliffhanger" "$work/revised.fdx"
exits 'goes out again' 0 "$cli" script export "$work/again.cliffhanger" -o "$work/again.fdx"
same 'with the same marks' "$(xmllint --xpath 'count (//Text[@RevisionID])' "$work/again.fdx")" "$(xmllint --xpath 'count (//Text[@RevisionID])' "$work/revised.fdx")"
"$cli" undo "$p" >/dev/null; "$cli" undo "$p" >/dev/null
exits 'a version that is not there' 66 "$cli" script version "$p" restore 定稿

# ── Numbers ──
exits 'numbers' 0 "$cli" script numbers "$p" --json
same 'of two episodes' "$(python3 -c 'import json; print (len (json.load (open ("'"$work"'/stdout"))["episodes"]))')" 2
exits 'report' 0 "$cli" script report "$p" --to csv
says 'of characters' 周叔
exits 'preview a breakdown' 0 "$cli" breakdown "$p" --preview --json
exits 'series' 0 "$cli" series "$p" set --target 75 --fps 25
exits 'show the series' 0 "$cli" series "$p"
says 'its rate' 25

# ── Out, and in again ──
for format in fountain drama fdx docx txt pdf; do
  exits "export $format" 0 "$cli" script export "$p" --to "$format" -o "$work/out.$format"
  exits "never over a file: $format" 73 "$cli" script export "$p" --to "$format" -o "$work/out.$format"
done
ln -s "$work/out.txt" "$work/link.txt"
exits 'never over a link, even by force' 73 "$cli" script export "$p" --to txt -o "$work/link.txt" --force
if [ -L "$work/link.txt" ]; then ok 'the link is one still'; else not_ok 'the link is one still'; fi
for file in out.fountain out.fdx out.docx out.txt out.pdf; do
  q=$work/${file#out.}.cliffhanger
  "$cli" new "$q" >/dev/null
  exits "import $file" 0 "$cli" import "$q" "$work/$file"
  exits "info of $file" 0 "$cli" info "$q" --json
  same "two episodes of $file" "$(python3 -c 'import json; print (len (json.load (open ("'"$work"'/stdout"))["episodes"]))')" 2
done

echo "1..$n"
exit "$failed"
