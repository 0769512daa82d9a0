#!/bin/sh
# Brings public clients into target/clients, and installs nothing on the machine: Debian's packages are unpacked only.
# Needs npm, apt-get and dpkg-deb. Tests that need a client which is not there are skipped.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
into=$here/../../../target/clients
mkdir -p "$into/deb" "$into/root" "$into/npm"
cp "$here/package.json" "$into/npm/"
(cd "$into/npm" && npm install --no-audit --no-fund --ignore-scripts --no-package-lock)
cd "$into/deb"
apt-get download python3-keystoneauth1 python3-requests python3-urllib3 python3-idna python3-certifi python3-chardet \
    python3-charset-normalizer python3-iso8601 python3-os-service-types python3-stevedore python3-pbr python3-six \
    golang-1.19-go golang-1.19-src golang-github-gophercloud-gophercloud-dev
for package in *.deb; do dpkg-deb -x "$package" "$into/root"; done
