# Packages the product and lays it out under cli/target/dist, when its sources are newer.

DIST=$ROOT/cli/target/dist
BUILT=$DIST/built
AOT_CACHE=$DIST/start.aot
BUILD_LOG=$ROOT/target/build.log

# Maven itself calls deprecated parts of the JDK and would warn about it on every run; an older JDK,
# which a plain mvn may meet, does not know these options.
MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
export MAVEN_OPTS

maven() { mvn -B -f "$ROOT/pom.xml" "$@"; }

build_if_stale() {
  require_jdk
  is_fresh && return
  require_packages run
  mkdir -p "$ROOT/target"
  # Two launchers at once would build into the same directories; the second waits and finds it done.
  (
    if command -v flock >/dev/null 2>&1; then flock 9; fi
    is_fresh || build
  ) 9>"$ROOT/target/build.lock"
}

is_fresh() {
  [ -e "$BUILT" ] && [ -z "$(newer_sources)" ]
}

newer_sources() {
  find "$ROOT" \( -name target -o -name .git -o -name var -o -name test \) -prune -o \
    \( -name pom.xml -o -path '*/src/*' \) -newer "$BUILT" -print | head -n 1
}

build() {
  say "building (about a minute; the log is $BUILD_LOG)"
  rm -rf "$DIST"
  mkdir -p "$DIST"
  touch "$DIST/build-began"
  maven package -pl cli -am -Dmaven.test.skip=true -Dcyclonedx.skip=true 2>&1 | tee "$BUILD_LOG" | show_modules \
    || { grep '^\[ERROR\]' "$BUILD_LOG" | head -n 20 >&2; die "the build failed, see $BUILD_LOG"; }
  prepare_fast_start
  mv "$DIST/build-began" "$BUILT"
}

show_modules() {
  awk '/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ {
    print "keystream:   " $NF " " $3 > "/dev/stderr"
    fflush("/dev/stderr")
  }'
}

# Lets the JVM watch one start and keep the classes it loaded; without that file all still works.
prepare_fast_start() {
  local scratch
  say "preparing fast starts"
  scratch=$(mktemp -d)
  java_with "-XX:AOTCacheOutput=$AOT_CACHE" -Xmx512m \
    io.keystream.embedded.TrainingRun "$scratch" >"$ROOT/target/training.log" 2>&1 \
    || say "no fast start, everything else works; see $ROOT/target/training.log"
  rm -rf "$scratch"
}

# Runs the JVM with the product's options and class path, jars only, in an order that never varies.
java_with() {
  "$JAVA_HOME/bin/java" "@$DIST/java.options" -cp "$(class_path)" "$@"
}

class_path() {
  local jars=("$DIST"/*.jar "$DIST"/lib/*.jar)
  local IFS=:
  printf '%s' "${jars[*]}"
}
