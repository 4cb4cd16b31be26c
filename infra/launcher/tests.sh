# Runs the tests: every module with the real broker and token, and the end-to-end suite once more on
# three brokers in containers.

TEST_LOG=$ROOT/target/test.log
NOT_RUN=()

# test [--all | --containers] [arguments for Maven, which then runs without the container suite]
run_tests() {
  mkdir -p "$ROOT/target"
  : >"$TEST_LOG"
  require_jdk
  require_packages test
  forget_reports
  trap finish EXIT
  case ${1:-} in
    --containers) container_tests ;;
    --all)
      shift
      all_tests -Dtests.excluded= "$@"
      ;;
    "")
      NOT_RUN+=("tests marked long; ./keystream test --all runs them too")
      all_tests
      ;;
    *) logged_maven verify "$@" ;;
  esac
}

# Three modules at a time: most tests wait for a timeout of Kafka most of the time.
all_tests() {
  bash "$ROOT/infra/launcher/test.sh"
  if prepare_containers; then
    set -- -Pcontainers "$@"
  else
    NOT_RUN+=("the suite in containers, for want of a Docker engine; with one: ./keystream test --containers")
  fi
  say "running the tests with $JAVA_HOME"
  logged_maven -T 3 verify "$@"
}

container_tests() {
  prepare_containers || die "no Docker engine; start one (apt-get install docker.io)"
  say "running the container tests"
  logged_maven verify -pl infra/e2e -am -Pcontainers -Djvm.suite.skipped=true \
    '-Dtest=io/keystream/e2e/**' -Dsurefire.failIfNoSpecifiedTests=false
}

logged_maven() {
  maven "$@" 2>&1 | tee -a "$TEST_LOG" \
    || die "tests failed; the log is $TEST_LOG, the reports are in target/*-reports of each module"
}

finish() {
  local message
  stop_container_engine
  for message in "${NOT_RUN[@]+"${NOT_RUN[@]}"}"; do
    say "NOT run: $message"
  done
  test_summary
}

reports() {
  find "$ROOT" -path '*/target/*-reports/TEST-*.xml' "$@"
}

forget_reports() { reports -delete; }

# What the runner reported of every module, and the sum, as the last words.
test_summary() {
  printf '\n'
  reports -print0 | sort -z | xargs -0 -r awk '
    function count(name,    found) {
      match($0, " " name "=\"[0-9]+\"")
      found = substr($0, RSTART, RLENGTH)
      gsub(/[^0-9]/, "", found)
      return found + 0
    }
    /<testsuite / {
      module = FILENAME
      sub(/\/target\/.*/, "", module)
      sub(/.*\//, "", module)
      if (FILENAME ~ /container-reports/) module = module " in containers"
      if (!(module in run)) order[++modules] = module
      run[module] += count("tests"); failures[module] += count("failures")
      errors[module] += count("errors"); skipped[module] += count("skipped")
    }
    function line(r, f, e, s) {
      return sprintf("Tests run: %d, Failures: %d, Errors: %d, Skipped: %d", r, f, e, s)
    }
    END {
      for (i = 1; i <= modules; i++) {
        m = order[i]
        printf "%-30s %s\n", m, line(run[m], failures[m], errors[m], skipped[m])
        r += run[m]; f += failures[m]; e += errors[m]; s += skipped[m]
      }
      print line(r, f, e, s)
    }'
}
