# Runs every test, real broker and real token included.

TEST_LOG=$ROOT/target/test.log

# The suite that runs Kafka in containers; the engine is started only if it is there.
CONTAINER_SUITE=$ROOT/infra/containers

run_tests() {
  local groups=""
  if [ "${1:-}" = --all ]; then
    shift
    groups=-Dtests.excluded=
  fi
  require_jdk
  require_packages test
  start_container_engine_if_needed
  bash "$ROOT/infra/launcher/test.sh"
  mkdir -p "$ROOT/target"
  say "running the tests with $JAVA_HOME"
  if maven verify $groups "$@" 2>&1 | tee "$TEST_LOG"; then
    test_summary
  else
    test_summary
    die "tests failed; the log is $TEST_LOG, reports are in */target/surefire-reports"
  fi
  [ -n "$groups" ] || say "tests marked long were not run; ./keystream test --all runs them too"
}

# Surefire's own line of every module, and their sum.
test_summary() {
  awk '
    /Building keystream-/ { module = $3 }
    /Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$/ {
      sub(/^\[[A-Z]+\] */, "")
      printf "%-30s %s\n", module, $0
      gsub(/[^0-9 ]/, "")
      run += $1; failures += $2; errors += $3; skipped += $4
    }
    END {
      printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", run, failures, errors, skipped
    }' "$TEST_LOG"
}

start_container_engine_if_needed() {
  [ -d "$CONTAINER_SUITE" ] || return 0
  has_container_engine && return 0
  if [ "$(uname -s)" != Linux ] || ! can_install; then
    say "no Docker engine: the container tests do not run. Start one and run ./keystream test again"
    return 0
  fi
  command -v dockerd >/dev/null 2>&1 || install_packages docker.io
  start_container_engine
}

start_container_engine() {
  say "starting dockerd for the container tests (log: $ROOT/target/dockerd.log)"
  mkdir -p "$ROOT/target"
  dockerd >"$ROOT/target/dockerd.log" 2>&1 &
  DOCKERD=$!
  trap 'kill "$DOCKERD" 2>/dev/null || true' EXIT
  local second
  for second in $(seq 60); do
    has_container_engine && return 0
    kill -0 "$DOCKERD" 2>/dev/null || break
    sleep 1
  done
  die "dockerd does not answer, see $ROOT/target/dockerd.log"
}
