#!/usr/bin/env bash
# Tests the launcher: which JDK it takes, and what it says when there is none.
set -euo pipefail

HERE=$(cd -P "$(dirname "$0")" && pwd)
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT

. "$HERE/say.sh"
. "$HERE/jdk.sh"

fake_jdk() {
  mkdir -p "$SCRATCH/$1/bin"
  printf 'JAVA_VERSION="%s"\n' "$2" >"$SCRATCH/$1/release"
  for tool in java javac; do
    printf '#!/bin/sh\n' >"$SCRATCH/$1/bin/$tool"
    chmod +x "$SCRATCH/$1/bin/$tool"
  done
}

claim() {
  if [ "$2" = "$3" ]; then
    say "ok: $1"
  else
    die "not so: $1; expected '$2', got '$3'"
  fi
}

fake_jdk system/jdk-17 17.0.15
fake_jdk system/jdk-25 25.0.1
fake_jdk elsewhere/jdk-26 26-ea
fake_jdk elsewhere/jre-25 25
rm "$SCRATCH/elsewhere/jre-25/bin/javac"
fake_jdk old/jdk-8 1.8.0_402
KEYSTREAM_JDKS=$SCRATCH/system
PATH=$SCRATCH/old/jdk-8/bin:/usr/bin:/bin

claim "an older JAVA_HOME is passed over" \
  "$SCRATCH/system/jdk-25" "$(JAVA_HOME=$SCRATCH/system/jdk-17 find_jdk)"
claim "a JAVA_HOME that is new enough wins" \
  "$SCRATCH/elsewhere/jdk-26" "$(JAVA_HOME=$SCRATCH/elsewhere/jdk-26 find_jdk)"
claim "a JAVA_HOME without a compiler is no JDK" \
  "$SCRATCH/system/jdk-25" "$(JAVA_HOME=$SCRATCH/elsewhere/jre-25 find_jdk)"
claim "a JAVA_HOME that does not exist is passed over" \
  "$SCRATCH/system/jdk-25" "$(JAVA_HOME=$SCRATCH/nowhere find_jdk)"
claim "the java on the PATH is the last resort" \
  "$SCRATCH/elsewhere/jdk-26" \
  "$(unset JAVA_HOME; KEYSTREAM_JDKS=$SCRATCH/old PATH=$SCRATCH/elsewhere/jdk-26/bin:$PATH find_jdk)"
claim "the old version scheme is an old version" 1 "$(jdk_major "$SCRATCH/old/jdk-8")"

message=$(unset JAVA_HOME; KEYSTREAM_JDKS=$SCRATCH/old; (require_jdk) 2>&1) && status=0 || status=$?
claim "no JDK is an error" 2 "$status"
for words in "found none" "default java: $SCRATCH/old/jdk-8" "apt-get install openjdk-25-jdk" "Temurin 25"; do
  case $message in
    *"$words"*) say "ok: the error says '$words'" ;;
    *) die "not so: the error says '$words'; it says: $message" ;;
  esac
done
