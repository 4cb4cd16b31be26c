# Runs a verb of the keystream command in a JVM sized for it.

run() {
  case ${1:-help} in
    demo | up) require_packages run ;;
  esac
  build_if_stale
  jvm_size "${1:-help}"
  fast_start
  tell_terminal
  exec "$JAVA_HOME/bin/java" "@$DIST/java.options" "${JVM_OPTIONS[@]}" \
    "-Dkeystream.home=$ROOT" -cp "$(class_path)" io.keystream.cli.Main "$@"
}

# The platform runs for long and wants the optimizing compiler, and the collector that takes least
# processor time from the requests. The demo and a command want to be over: the demo then takes 18 s
# of processor time instead of 42.
jvm_size() {
  case $1 in
    up) JVM_OPTIONS=(-Xmx1g -XX:+UseParallelGC) ;;
    demo) JVM_OPTIONS=(-Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1) ;;
    *) JVM_OPTIONS=(-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1) ;;
  esac
}

# The JVM cannot tell where standard output alone goes; binary is not thrown at a terminal.
tell_terminal() {
  if [ -t 1 ]; then JVM_OPTIONS+=(-Dkeystream.terminal=true); fi
}

# A cache that does not fit this JVM or these jars is ignored without a word on standard output.
fast_start() {
  if [ -e "$AOT_CACHE" ]; then
    JVM_OPTIONS+=("-XX:AOTCache=$AOT_CACHE" '-Xlog:aot*=off' '-Xlog:cds*=off')
  fi
}
