# Runs the tests: every module with the real broker and token, then the container suite.

TEST_LOG=$ROOT/target/test.log
EXCLUDED=()

# test [--all | --containers] [arguments for Maven, which then runs without the container suite]
run_tests() {
  mkdir -p "$ROOT/target"
  : >"$TEST_LOG"
  require_jdk
  require_packages test
  trap finish EXIT
  case ${1:-} in
    --containers) container_tests ;;
    --all)
      shift
      EXCLUDED=(-Dtests.excluded=)
      module_tests "$@"
      ;;
    *)
      module_tests "$@"
      say "tests marked long were not run; ./keystream test --all runs them too"
      ;;
  esac
}

module_tests() {
  bash "$ROOT/infra/launcher/test.sh"
  say "running the tests with $JAVA_HOME"
  logged_maven verify "${EXCLUDED[@]+"${EXCLUDED[@]}"}" "$@"
  [ $# -gt 0 ] || container_tests_if_possible
}

# Without an engine the suite says that it did not run; with one, its failure is a failure.
container_tests_if_possible() {
  local status=0
  [ -d "$CONTAINER_SUITE" ] || return 0
  container_tests || status=$?
  [ "$status" = "$NO_ENGINE" ] || return "$status"
}

logged_maven() {
  maven "$@" 2>&1 | tee -a "$TEST_LOG" \
    || die "tests failed; the log is $TEST_LOG, the reports are in target/surefire-reports"
}

finish() {
  stop_container_engine
  test_summary
}

# Surefire's own line of every module, and their sum, as the last words.
test_summary() {
  awk '
    /Building keystream-/ { module = $3 }
    /Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$/ {
      sub(/^\[[A-Z]+\] */, "")
      line[++lines] = sprintf("%-30s %s", module, $0)
      gsub(/[^0-9 ]/, "")
      run += $1; failures += $2; errors += $3; skipped += $4
    }
    END {
      print ""
      for (i = 1; i <= lines; i++) print line[i]
      printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", run, failures, errors, skipped
    }' "$TEST_LOG"
}
