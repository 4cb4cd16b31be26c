package io.keystream.embedded;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Initializes the first free token of a PKCS#11 module and its user PIN; a program of its own, run
 * by {@link TokenInitialization}.
 *
 * <p>Arguments are the module's path and the label; the security officer's PIN and the user's PIN
 * come on standard input, a line each, because a command line is public. SoftHSM's own tool takes
 * PINs on its command line or from a terminal only.
 */
final class InitializeToken {

  private static final long CKF_RW_SESSION = 2;
  private static final long CKF_SERIAL_SESSION = 4;
  private static final long CKU_SO = 0;

  private final Arena arena;
  private final SymbolLookup module;

  private InitializeToken(Arena arena, SymbolLookup module) {
    this.arena = arena;
    this.module = module;
  }

  public static void main(String[] arguments) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var module = SymbolLookup.libraryLookup(Path.of(arguments[0]), arena);
      var officerPin = line(System.in, arena);
      var userPin = line(System.in, arena);
      new InitializeToken(arena, module).run(arguments[1], officerPin, userPin);
    }
  }

  private void run(String label, MemorySegment officerPin, MemorySegment userPin) {
    call("C_Initialize", MemorySegment.NULL);
    var slot = firstSlot();
    call("C_InitToken", slot, officerPin, officerPin.byteSize(), padded(label));
    var session = arena.allocate(JAVA_LONG);
    call(
        "C_OpenSession",
        slot,
        CKF_RW_SESSION | CKF_SERIAL_SESSION,
        MemorySegment.NULL,
        MemorySegment.NULL,
        session);
    var handle = session.get(JAVA_LONG, 0);
    call("C_Login", handle, CKU_SO, officerPin, officerPin.byteSize());
    call("C_InitPIN", handle, userPin, userPin.byteSize());
    call("C_Finalize", MemorySegment.NULL);
  }

  /** An empty SoftHSM has exactly one slot, with a token that waits to be initialized. */
  private long firstSlot() {
    var count = arena.allocate(JAVA_LONG);
    count.set(JAVA_LONG, 0, 1);
    var slots = arena.allocate(JAVA_LONG);
    call("C_GetSlotList", (byte) 1, slots, count);
    return slots.get(JAVA_LONG, 0);
  }

  private MemorySegment padded(String label) {
    var bytes = arena.allocate(TokenLabel.LENGTH).fill((byte) ' ');
    return bytes.copyFrom(MemorySegment.ofArray(label.getBytes(StandardCharsets.US_ASCII)));
  }

  private static MemorySegment line(InputStream in, Arena arena) throws IOException {
    var buffer = arena.allocate(255);
    var length = 0;
    for (var b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || length == buffer.byteSize()) {
        throw new IOException("a PIN must be a line of at most 255 bytes");
      }
      buffer.set(JAVA_BYTE, length++, (byte) b);
    }
    return buffer.asSlice(0, length);
  }

  /** Every PKCS#11 function returns a CK_RV, an unsigned long, and 0 means done. */
  private void call(String name, Object... arguments) {
    var function =
        Linker.nativeLinker()
            .downcallHandle(
                module.findOrThrow(name), FunctionDescriptor.of(JAVA_LONG, layouts(arguments)));
    var result = invoke(name, function, arguments);
    if (result != 0) {
      throw new IllegalStateException(name + " answered 0x" + Long.toHexString(result));
    }
  }

  private static long invoke(String name, MethodHandle function, Object... arguments) {
    try {
      return (long) function.invokeWithArguments(arguments);
    } catch (Throwable e) { // the signature of a method handle
      throw new IllegalStateException(name + " cannot be called", e);
    }
  }

  private static MemoryLayout[] layouts(Object... arguments) {
    var layouts = new MemoryLayout[arguments.length];
    for (var i = 0; i < arguments.length; i++) {
      layouts[i] =
          switch (arguments[i]) {
            case MemorySegment _ -> ADDRESS;
            case Byte _ -> JAVA_BYTE;
            case Long _ -> JAVA_LONG;
            case Object other -> throw new IllegalArgumentException("no layout for " + other);
          };
    }
    return layouts;
  }
}
