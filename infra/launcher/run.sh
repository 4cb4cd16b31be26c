# Runs a verb of the keystream command in a JVM sized for it.

run() {
  case ${1:-help} in
    demo | up) require_packages run ;;
  esac
  build_if_stale
  jvm_size "${1:-help}"
  fast_start
  exec "$JAVA_HOME/bin/java" "@$DIST/java.options" "${JVM_OPTIONS[@]}" \
    "-Dkeystream.home=$ROOT" -cp "$(class_path)" io.keystream.cli.Main "$@"
}

# The platform runs for long and wants the optimizing compiler; a command wants to be over.
jvm_size() {
  case $1 in
    demo | up) JVM_OPTIONS=(-Xmx1g) ;;
    *) JVM_OPTIONS=(-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1) ;;
  esac
}

# A cache that does not fit this JVM or these jars is ignored without a word on standard output.
fast_start() {
  if [ -e "$AOT_CACHE" ]; then
    JVM_OPTIONS+=("-XX:AOTCache=$AOT_CACHE" '-Xlog:aot*=off' '-Xlog:cds*=off')
  fi
}
