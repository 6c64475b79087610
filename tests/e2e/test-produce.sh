#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The main job on real input, through the command line: scripts become labelled episodes, and what is in the files is
# read by programs that are not ours.  Prints TAP.
set -u
cli=$CLIFF_CLI
samples=$CLIFF_SAMPLES
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
n=0
ok() { n=$((n + 1)); echo "ok $n - $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n - $1"; failed=1; }
check() { local name=$1; shift; if "$@" >"$work/log" 2>&1; then ok "$name"; else not_ok "$name"; sed 's/^/# /' "$work/log"; fi; }
is() { if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1"; echo "# got “$2”, wanted “$3”"; fi; }
failed=0

# A Chinese script, one episode, small pictures: the same path as full size, in a quarter of the time.
check 'produce makes an episode' "$cli" produce "$samples/rain-night-iou.txt" -o "$work/out" --producer TestStudio --episodes 1 --height 960
mp4=$(find "$work/out" -maxdepth 1 -name '*.mp4' | head -1)
srt=$(find "$work/out" -maxdepth 1 -name '*.srt' | head -1)
project=$(find "$work/out" -maxdepth 1 -name '*.cliffhanger' | head -1)
check 'the file has a final name' test -s "$mp4"
check 'the subtitles lie beside it' grep -q '房租今晚再不交' "$srt"
is 'nothing unfinished is left' "$(find "$work/out" -name '*.part*' | wc -l)" 0

probe() { ffprobe -v error -select_streams "$1" -show_entries "stream=$2" -of csv=p=0 "$mp4"; }
is 'picture' "$(probe v codec_name,profile,width,height,r_frame_rate)" h264,High,540,960,30/1
is 'colour' "$(probe v color_space),$(probe v color_transfer),$(probe v color_primaries),$(probe v color_range)" bt709,bt709,bt709,tv
is 'sound' "$(probe a codec_name,sample_rate,channels)" aac,48000,2
is 'it decodes without a message' "$(ffmpeg -nostdin -v warning -i "$mp4" -f null - 2>&1)" ''

# Three readers, one record.
a=$(exiftool -s3 -Keys:AIGC "$mp4"); b=$(ffprobe -v error -show_entries format_tags=AIGC -of default=nk=1:nw=1 "$mp4")
c=$(mediainfo --Output=JSON "$mp4" | python3 -c 'import json, sys; print(next(t["extra"]["AIGC"] for t in json.load(sys.stdin)["media"]["track"] if t["@type"] == "General"))')
check 'exiftool reads the record' test -n "$a"
is 'ffprobe reads the same' "$b" "$a"
is 'mediainfo reads the same' "$c" "$a"
is 'the record names the producer' "$(printf %s "$a" | python3 -c 'import json, sys; d = json.load(sys.stdin); print(d["Label"], d["ContentProducer"], len(d))')" '1 TestStudio 7'
check 'our own verifier agrees' "$cli" labels verify "$mp4"

ffmpeg -nostdin -v error -i "$mp4" -frames:v 1 -y "$work/first.png"
# The label's crop: top eighth of the first frame, thresholded, as tesseract wants it.
seen=$(convert "$work/first.png" -crop 540x120+0+0 +repage -resize 300% -colorspace Gray -threshold 88% -negate "$work/label.png" &&
  tesseract "$work/label.png" - -l chi_sim+eng --psm 6 2>/dev/null | tr -d ' \n' | tr 'l|1' 'III')
case $seen in *AI*生成*) ok 'a stranger reads the visible label' ;; *) not_ok "a stranger reads the visible label: “$seen”" ;; esac

ffmpeg -nostdin -v error -i "$mp4" -af apad=pad_dur=3 -ac 1 -ar 22050 -f s16le -y "$work/sound.raw"
heard=$(multimon-ng -t raw -a MORSE_CW -d 120 -g 120 "$work/sound.raw" 2>/dev/null | tr -d ' \n')
case $heard in *AI*) ok 'a stranger hears the audible label' ;; *) not_ok "a stranger hears the audible label: “$heard”" ;; esac

loudness=$(ffmpeg -nostdin -v info -i "$mp4" -af ebur128=peak=true -f null - 2>&1 | awk '/I:/ { i = $2 } /Peak:/ { p = $2 } END { print (i > -17.05 && i < -14.95 && p <= -0.95) ? "fits" : i " LUFS " p " dBTP" }')
is 'loudness' "$loudness" fits

# Again: the same project, nothing rendered twice, everything kept.
takes=$("$cli" check "$project" --json >/dev/null && find "$project/media" -type f | wc -l)
check 'producing again succeeds' "$cli" produce "$samples/rain-night-iou.txt" -o "$work/out" --producer TestStudio --episodes 1 --height 960
is 'no take is made twice' "$(find "$project/media" -type f | wc -l)" "$takes"
check 'the project is sound' "$cli" check "$project" --deep

# What must not work.
"$cli" produce "$samples/rain-night-iou.txt" -o "$work/none" --episodes 1 2>/dev/null; is 'without a producer it refuses' $? 64
"$cli" produce "$samples/rain-night-iou.txt" -o "$work/none" --producer '制作 公司' --episodes 1 2>/dev/null; is 'a producer the record cannot hold is refused' $? 65
"$cli" produce /nonexistent.txt -o "$work/none" --producer X 2>/dev/null; is 'a missing script' $? 66
"$cli" produce "$samples/rain-night-iou.txt" -o /proc/none --producer X 2>/dev/null; is 'a folder that cannot be made' $? 73
is 'and nothing was made' "$(find "$work/none" -name '*.mp4' 2>/dev/null | wc -l)" 0

# Ctrl-C while it works: a clean end, and the next call goes on.
"$cli" produce "$samples/rain-night-iou.txt" -o "$work/cut" --producer X --episodes 1 --height 960 >/dev/null 2>&1 & pid=$!
sleep 3; kill -INT $pid; wait $pid; is 'Ctrl-C' $? 130
is 'no half file under a final name' "$(find "$work/cut" -maxdepth 1 -name '*.mp4' ! -name '*.part.mp4' | wc -l)" 0
check 'it goes on afterwards' "$cli" produce "$samples/rain-night-iou.txt" -o "$work/cut" --producer X --episodes 1 --height 960

echo "1..$n"
exit $failed
