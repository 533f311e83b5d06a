#!/bin/sh
# The browser tests drive Debian's Chromium; where it is missing it is installed if we may.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests"
    apt-get update -qq >/dev/null &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-roboto-unhinted fonts-noto-core >/dev/null &&
        exit 0
fi
echo "No Chromium here and no right to install it: the browser tests will be skipped and say so."
exit 0
