# How long ./keystream up takes and what it occupies: on no data, on kept data, after kill -9.

measure_startup() {
  local data
  data=$(mktemp -d)
  printf '\n### startup\n\n| ./keystream up | ready after | resident memory |\n| --- | ---: | ---: |\n'
  startup_row "on no data" "$data"
  "$ROOT/keystream" down --data "$data" >&2
  startup_row "on kept data" "$data"
  kill -9 "$(cat "$data/platform.pid")"
  startup_row "after kill -9" "$data"
  "$ROOT/keystream" down --data "$data" >&2
  rm -rf "$data"
}

startup_row() {
  local ready
  ready=$("$ROOT/keystream" up --data "$2" | sed -n 's/^Ready after \([0-9.]* s\).*/\1/p')
  printf '| %s | %s | %s MiB |\n' "$1" "${ready:?the platform did not start}" \
    "$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$(cat "$2/platform.pid")/status")"
}
