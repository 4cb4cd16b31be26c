# Finds a JDK that Keystream runs on; the machine's default `java` is often an older one.

MINIMUM_JDK=25

# Where JDKs are installed: Linux distributions, SDKMAN, macOS. KEYSTREAM_JDKS names other places.
jdk_homes() {
  printf '%s\n' "${JAVA_HOME:-}"
  if [ -n "${KEYSTREAM_JDKS+set}" ]; then
    ls -d $KEYSTREAM_JDKS/* 2>/dev/null || true
  else
    ls -d /usr/lib/jvm/* "${HOME:-/}"/.sdkman/candidates/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home 2>/dev/null || true
  fi
  jdk_on_path
}

jdk_on_path() {
  local java
  java=$(command -v java 2>/dev/null) || return 0
  java=$(readlink -f "$java" 2>/dev/null) || return 0
  dirname "$(dirname "$java")"
}

# The major version of the JDK in a directory, 0 if there is none: read from its `release` file,
# because starting a JVM to ask takes longer than most commands.
jdk_major() {
  local version
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  echo "${version:-0}"
}

# Prints the home of the first JDK that is new enough, JAVA_HOME's first.
find_jdk() {
  local home
  while IFS= read -r home; do
    if [ "$(jdk_major "$home")" -ge "$MINIMUM_JDK" ]; then
      printf '%s\n' "$home"
      return
    fi
  done <<EOF
$(jdk_homes)
EOF
  return 1
}

require_jdk() {
  JAVA_HOME=$(find_jdk) || die "Keystream needs a JDK $MINIMUM_JDK or newer and found none" \
    "(default java: $(default_java)). Install one: apt-get install openjdk-25-jdk," \
    "or Temurin 25 from https://adoptium.net, or set JAVA_HOME to one that is already there."
  export JAVA_HOME
}

default_java() {
  local home
  home=$(jdk_on_path)
  if [ -n "$home" ]; then echo "$home"; else echo none; fi
}
