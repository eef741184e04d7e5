#!/usr/bin/env bash
# Makes inter.woff2 again: Inter (rsms.me/inter) as its package brings it, cut down to what the screens use, since every first
# visit waits for it: Latin letters and our signs, the weights 400 to 800, kerning and figures of one width. 48 kB become 23.
# Wants npm, and fonttools with brotli (Debian: apt-get install fonttools python3-brotli).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent @fontsource-variable/inter@5.3.0 && tar xzf ./*.tgz)
fonttools varLib.instancer "$work/package/files/inter-latin-wght-normal.woff2" wght=400:800 -o "$work/inter.ttf"
pyftsubset "$work/inter.ttf" --flavor=woff2 --no-hinting --layout-features=kern,tnum --output-file=inter.woff2 \
  --unicodes="U+20-7E,U+A0-FF,U+131,U+152-153,U+2010-2015,U+2018-201E,U+2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215"
cp "$work/package/LICENSE" LICENSE
