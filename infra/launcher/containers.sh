# What the end-to-end suite on three brokers in containers needs: a Docker engine and a Kafka image.

LOCAL_KAFKA_IMAGE=keystream/kafka:local

# False where no engine is and none can be started.
prepare_containers() {
  has_container_engine || start_container_engine || return 1
  kafka_image
  export TESTCONTAINERS_RYUK_DISABLED=true
}

# Brings an engine where that is possible: on Linux as root. It has a socket and a directory of its
# own and leaves the firewall alone, so that it disturbs no other; it ends with this script.
start_container_engine() {
  [ "$(uname -s)" = Linux ] && can_install || return 1
  command -v dockerd >/dev/null 2>&1 || install_packages docker.io
  ENGINE=$(mktemp -d /tmp/keystream-docker.XXXXXX)
  say "starting dockerd for the container tests (log: $ROOT/target/dockerd.log)"
  mkdir -p "$ROOT/target"
  dockerd --data-root "$ENGINE/data" --exec-root "$ENGINE/exec" --pidfile "$ENGINE/pid" \
    --host "unix://$ENGINE/docker.sock" --iptables=false \
    >"$ROOT/target/dockerd.log" 2>&1 &
  DOCKERD=$!
  export DOCKER_HOST=unix://$ENGINE/docker.sock
  engine_answers
}

engine_answers() {
  local second
  for second in $(seq 60); do
    if has_container_engine; then return 0; fi
    kill -0 "$DOCKERD" 2>/dev/null || return 1
    sleep 1
  done
  return 1
}

stop_container_engine() {
  [ -n "${DOCKERD:-}" ] || return 0
  kill "$DOCKERD" 2>/dev/null || true
  wait "$DOCKERD" 2>/dev/null || true
  # dockerd leaves its network name space mounted.
  umount "$ENGINE"/exec/netns/* 2>/dev/null || true
  rm -rf "$ENGINE" || say "could not remove $ENGINE"
}

# Builds the image here, pulling nothing, unless KEYSTREAM_KAFKA_IMAGE names one.
kafka_image() {
  if [ -z "${KEYSTREAM_KAFKA_IMAGE:-}" ]; then
    [ -x /bin/busybox ] || install_packages busybox-static
    say "building the Kafka image"
    "$ROOT/infra/images/kafka/build" "$LOCAL_KAFKA_IMAGE" >&2 || die "the Kafka image cannot be built"
    export KEYSTREAM_KAFKA_IMAGE=$LOCAL_KAFKA_IMAGE
  fi
  export TESTCONTAINERS_TINYIMAGE_CONTAINER_IMAGE=$KEYSTREAM_KAFKA_IMAGE
}
