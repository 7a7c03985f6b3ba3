#!/bin/sh
# Makes every clip in this folder again from Debian packages:
#   apt-get install ffmpeg opus-tools pocketsphinx-testdata asterisk-core-sounds-en-g722 asterisk-core-sounds-fr-g722 \
#     asterisk-core-sounds-es-g722 asterisk-core-sounds-it-g722 asterisk-core-sounds-ru-g722
# Each comes out as Ogg Opus, mono, 24 kb/s, 20 ms a packet, with the loudness of every packet in the comment LEVELS=
# (two hexadecimal digits a packet, dB below full scale as in RFC 6464): players here have no decoder to measure it.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p voices tones

# encode NAME.wav OUT.opus --speech|--music: the packet's own 20 ms begin 312 samples early (the encoder's look-ahead).
encode() {
  levels=$(ffmpeg -v error -i "$1" -af "adelay=312S,asetnsamples=n=960:p=1,astats=metadata=1:reset=1:measure_perchannel=none,ametadata=print:key=lavfi.astats.Overall.RMS_level:file=-" -f null - |
    awk -F= '/RMS_level/ { level = $2 ~ /inf|nan/ ? 127 : int(0.5 - $2); if (level < 0) level = 0; if (level > 127) level = 127; printf "%02x", level }')
  opusenc --quiet "$3" --bitrate 24 --vbr --framesize 20 --serial 1 --padding 0 --discard-comments --comment "LEVELS=$levels" "$1" "$2"
}

# voice OUT SPEECH-FILE...: the files one behind the other with 0.3 s between, all at -20 dB on average.
voice() {
  out=$1; shift
  list="$work/list"; : > "$list"
  ffmpeg -v error -y -f lavfi -i anullsrc=r=48000:cl=mono -t 0.3 -c:a pcm_s16le "$work/pause.wav"
  n=0
  for file in "$@"; do
    n=$((n + 1))
    case "$file" in *.g722) format="-f g722" ;; *) format="" ;; esac
    # shellcheck disable=SC2086
    ffmpeg -v error -y $format -i "$file" -ar 48000 -ac 1 -c:a pcm_s16le "$work/raw.wav"
    ffmpeg -v error -y -i "$work/raw.wav" ${CUT:-} "$work/cut.wav"
    mean=$(ffmpeg -i "$work/cut.wav" -af volumedetect -f null - 2>&1 | sed -n 's/.*mean_volume: \(.*\) dB/\1/p')
    gain=$(awk "BEGIN { print -20 - ($mean) }")
    ffmpeg -v error -y -i "$work/cut.wav" -af "volume=${gain}dB,alimiter=limit=0.7:level=false" -c:a pcm_s16le "$work/part$n.wav"
    [ "$n" -gt 1 ] && echo "file $work/pause.wav" >> "$list"
    echo "file $work/part$n.wav" >> "$list"
  done
  ffmpeg -v error -y -f concat -safe 0 -i "$list" -c:a pcm_s16le -bitexact "$work/whole.wav"
  encode "$work/whole.wav" "voices/$out.opus" --speech
}

austen=/usr/share/pocketsphinx/test/data/librivox/sense_and_sensibility_01_austen_64kb
voice austen_1 "$austen-0870.wav"
voice austen_2 "$austen-0880.wav"
voice austen_3 "$austen-0890.wav"
voice austen_4 "$austen-0920.wav"
voice austen_5 "$austen-0930.wav"

prompts=/usr/share/asterisk/sounds
voice host_one_moment "$prompts/en_US_f_Allison/one-moment-please.g722"
voice host_thanks "$prompts/en_US_f_Allison/queue-thankyou.g722"
CUT="-ss 0.2 -to 8.15" voice echo_welcome "$prompts/en_US_f_Allison/demo-echotest.g722"
for pair in en:en_US_f_Allison fr:fr_CA_f_June es:es_MX_f_Allison it:it_IT_m_Carlo ru:ru_RU_f_IvrvoiceRU; do
  voice "weasels_${pair%%:*}" "$prompts/${pair#*:}/tt-weasels.g722" "$prompts/${pair#*:}/tt-monkeysintro.g722"
done

for hertz in 440 700 1000 1300; do
  ffmpeg -v error -y -f lavfi -i "sine=frequency=$hertz:sample_rate=48000:duration=5" -af volume=4dB -c:a pcm_s16le -bitexact "$work/tone.wav"
  encode "$work/tone.wav" "tones/$hertz.opus" --music
done
