#!/bin/sh
# Signs dist/Storewire.app where an identity is given, and packs it into a disk image. Run by `python3 dev.py package`.
#   make_dmg.sh DIST VERSION
# STOREWIRE_CODESIGN_IDENTITY  the name of a "Developer ID Application" certificate in the keychain
# STOREWIRE_NOTARY_PROFILE     a profile kept by `xcrun notarytool store-credentials`
set -eu
dist=$1
version=$2
here=$(cd "$(dirname "$0")" && pwd)
app=$dist/Storewire.app
image=$dist/storewire_${version}_$(uname -m).dmg

if [ -n "${STOREWIRE_CODESIGN_IDENTITY:-}" ]; then
    sign() {
        codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
            --sign "$STOREWIRE_CODESIGN_IDENTITY" "$1"
    }
    # From the inside out: a signature covers what lies in the bundle.
    find "$app" -type f \( -name '*.dylib' -o -name '*.so' \) | while read -r library; do sign "$library"; done
    find "$app" -type d -name QtWebEngineProcess.app | while read -r helper; do sign "$helper"; done
    find "$app" -type d -name '*.framework' | while read -r framework; do sign "$framework"; done
    sign "$app"
    codesign --verify --deep --strict "$app"
fi

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname Storewire -srcfolder "$stage" -fs HFS+ -format UDZO -imagekey zlib-level=9 "$image"

if [ -n "${STOREWIRE_CODESIGN_IDENTITY:-}" ]; then
    codesign --force --timestamp --sign "$STOREWIRE_CODESIGN_IDENTITY" "$image"
    if [ -n "${STOREWIRE_NOTARY_PROFILE:-}" ]; then
        xcrun notarytool submit "$image" --keychain-profile "$STOREWIRE_NOTARY_PROFILE" --wait
        xcrun stapler staple "$image"
    fi
fi
