package io.keystream.embedded;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Sets an environment variable as native libraries of this process see it, which Java cannot. */
final class NativeEnvironment {

  private static final int OVERWRITE = 1;

  private NativeEnvironment() {}

  static void set(String name, String value) {
    var linker = Linker.nativeLinker();
    var setenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    try (var arena = Arena.ofConfined()) {
      if (call(setenv, arena.allocateFrom(name), arena.allocateFrom(value)) != 0) {
        throw new IllegalStateException("cannot set the environment variable " + name);
      }
    }
  }

  private static int call(MethodHandle setenv, MemorySegment name, MemorySegment value) {
    try {
      return (int) setenv.invokeExact(name, value, OVERWRITE);
    } catch (Throwable e) { // the signature of a method handle
      throw new IllegalStateException("setenv cannot be called", e);
    }
  }
}
