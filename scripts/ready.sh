#!/usr/bin/env bash
# scripts/ready.sh PROGRAM OUT: a copy of the built program in folder PROGRAM with machine code beside its IL (ReadyToRun), so that a start
# compiles far less. Compiles what is newer in PROGRAM than in OUT, and leaves OUT/.ready at the end, as old as its beginning: what is built
# meanwhile is newer. OUT may be PROGRAM.
set -euo pipefail
from=$1 out=$2
if [ -f "$out/.ready" ] && [ -z "$(find "$from" -newer "$out/.ready" -print -quit)" ]; then exit 0; fi
mkdir -p "$out"
# One at a time; another one does the same.
exec 9>"$out/.lock"
if command -v flock >/dev/null && ! flock -n 9; then exit 0; fi
touch "$out/.ready.new"
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# runtime NAME: the folder of its newest 10.0 release on this machine.
runtime() { dotnet --list-runtimes | sed -n "s|^$1 \(10\.0\.[0-9]*\) \[\(.*\)\]\$|\2/\1|p" | sort -V | tail -1; }

dotnet restore "$here/crossgen.proj" -v q -p:ArtifactsPath="$work/" >"$work/said" 2>&1 || true
folder=${NUGET_PACKAGES:-$HOME/.nuget/packages}/$(dotnet msbuild "$here/crossgen.proj" -nologo -getProperty:CrossgenFolder)
if [ ! -x "$folder/crossgen2" ]; then
  echo "ready: without the package of crossgen2 (it could not be restored) the program is as it was, and starts slower" >&2
  exit 1
fi

references=(-r "$from/*.dll" -r "$(runtime Microsoft.NETCore.App)/*.dll" -r "$(runtime Microsoft.AspNetCore.App)/*.dll")
case $(uname -m) in aarch64 | arm64) architecture=arm64 ;; *) architecture=x64 ;; esac

compile() {
  # Large, and nothing that a start needs.
  case $1 in BouncyCastle* | Microsoft.CodeAnalysis* | System.Composition* | AngleSharp* | PdfSharp* | PhoneNumbers* | Humanizer* | Scalar*) return 1 ;; esac
  "$folder/crossgen2" "$from/$1" -o "$work/$1" "${references[@]}" --targetos:linux --targetarch:"$architecture" -O >"$work/said" 2>&1
}

for il in "$from"/*.dll; do
  name=${il##*/}
  if [ "$from" != "$out" ] && [ "$out/$name" -nt "$il" ]; then continue; fi
  # What has machine code already, or is none of .NET's, is refused.
  compile "$name" || cp "$il" "$work/$name"
  touch -r "$out/.ready.new" "$work/$name"
  # Another file under the same name: a server that runs from here keeps the one that it has opened.
  mv "$work/$name" "$out/$name"
done
if [ "$from" != "$out" ]; then
  find "$from" -mindepth 1 -maxdepth 1 ! -name '*.dll' -exec cp -a -t "$out" {} +
fi
# A folder that is its own copy has changed since.
if [ "$from" = "$out" ]; then touch "$out/.ready.new"; fi
mv "$out/.ready.new" "$out/.ready"
