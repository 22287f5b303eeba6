#!/bin/sh
# Make sure there is a Chromium for the browser tests; say so in plain words when there cannot be one.
set -u
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
[ -n "${WIJKSCAN_CHROMIUM:-}" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Even geduld: Chromium en poppler-utils worden geïnstalleerd voor de browsertests ..."
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium poppler-utils >/dev/null && exit 0
fi
echo "Geen Chromium gevonden. Installeer het (bijvoorbeeld: sudo apt install chromium) of zet WIJKSCAN_CHROMIUM op het pad." >&2
exit 1
