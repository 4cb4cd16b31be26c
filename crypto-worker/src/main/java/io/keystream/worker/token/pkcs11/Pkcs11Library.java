package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.keystream.worker.token.TokenFailure;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A PKCS#11 library in this process. Load each one once and open every token through it; it stays
 * until the process ends, because a library that was finalized takes every other user along.
 *
 * <p><i>Thread safety:</i> safe.
 */
public final class Pkcs11Library {

  private static final int INFO_BYTES = 88;
  private static final int TOKEN_INFO_BYTES = 208;
  private static final int NAME_BYTES = 32;

  private final Path path;
  private final Cryptoki cryptoki;
  private final Login login = new Login();
  private final Map<Long, SunPkcs11> providers = new ConcurrentHashMap<>();

  private Pkcs11Library(Path path, Cryptoki cryptoki) {
    this.path = path;
    this.cryptoki = cryptoki;
  }

  /**
   * Loads and initializes a library that needs no arguments, such as SoftHSM, whose configuration
   * is the file that the environment variable SOFTHSM2_CONF names.
   *
   * @throws TokenFailure.Unfit if it cannot be loaded
   */
  public static Pkcs11Library load(Path path) {
    return load(path, "");
  }

  /** Loads a library with arguments of its own, such as NSS ({@code configdir='sql:/dir' ...}). */
  public static Pkcs11Library load(Path path, String arguments) {
    if (!Files.isReadable(path)) {
      throw new TokenFailure.Unfit(
          "there is no PKCS#11 library at " + path + "; install it, or mend the path");
    }
    Cryptoki cryptoki = new Cryptoki(functionList(path));
    long rv = initialize(cryptoki, arguments);
    if (rv != Ck.CKR_OK && rv != Ck.CKR_CRYPTOKI_ALREADY_INITIALIZED) {
      throw new TokenFailure.Unfit(path + ": " + ReturnCode.describe("C_Initialize", rv));
    }
    return new Pkcs11Library(path, cryptoki);
  }

  Path path() {
    return path;
  }

  Login login() {
    return login;
  }

  /** Who made the library, as it says itself: {@code SoftHSM}, {@code Mozilla Foundation}. */
  String manufacturer() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(INFO_BYTES, 8);
      require("C_GetInfo", cryptoki.getInfo(info));
      return padded(info, 2);
    }
  }

  Set<Long> mechanisms(long slot) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(JAVA_LONG);
      require("C_GetMechanismList", cryptoki.getMechanismList(slot, MemorySegment.NULL, count));
      MemorySegment list = arena.allocate(JAVA_LONG, Math.max(1, count.get(JAVA_LONG, 0)));
      require("C_GetMechanismList", cryptoki.getMechanismList(slot, list, count));
      return LongStream.of(numbers(list, count)).boxed().collect(Collectors.toUnmodifiableSet());
    }
  }

  /** The JDK's provider for a slot: one for all tokens of this process. */
  SunPkcs11 sunPkcs11(long slot) {
    return providers.computeIfAbsent(slot, s -> SunPkcs11.configure(path, s));
  }

  /** Finds a token by its label: numbers of slots change, labels do not. */
  Connection connect(String tokenLabel) {
    List<Long> found = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      for (long slot : slots(arena)) {
        MemorySegment info = arena.allocate(TOKEN_INFO_BYTES, 8);
        if (cryptoki.getTokenInfo(slot, info) == Ck.CKR_OK) {
          String label = padded(info, 0);
          seen.add("'" + label + "'");
          if (label.equals(tokenLabel)) {
            found.add(slot);
          }
        }
      }
    }
    if (found.size() != 1) {
      throw new TokenFailure.Unfit(
          found.size() + " tokens are labelled '" + tokenLabel + "', of " + seen + " in " + path);
    }
    return new Connection(cryptoki, found.getFirst());
  }

  private long[] slots(Arena arena) {
    MemorySegment count = arena.allocate(JAVA_LONG);
    require("C_GetSlotList", cryptoki.getSlotList(true, MemorySegment.NULL, count));
    MemorySegment slots = arena.allocate(JAVA_LONG, Math.max(1, count.get(JAVA_LONG, 0)));
    require("C_GetSlotList", cryptoki.getSlotList(true, slots, count));
    return numbers(slots, count);
  }

  private static long[] numbers(MemorySegment list, MemorySegment count) {
    return list.asSlice(0, count.get(JAVA_LONG, 0) * Long.BYTES).toArray(JAVA_LONG);
  }

  private void require(String function, long rv) {
    if (rv != Ck.CKR_OK) {
      throw new TokenFailure.Unfit(path + ": " + ReturnCode.describe(function, rv));
    }
  }

  private static String padded(MemorySegment info, long offset) {
    byte[] name = info.asSlice(offset, NAME_BYTES).toArray(JAVA_BYTE);
    return new String(name, StandardCharsets.UTF_8).strip();
  }

  private static MemorySegment functionList(Path path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment getFunctionList =
          SymbolLookup.libraryLookup(path, Arena.global()).findOrThrow("C_GetFunctionList");
      MemorySegment pointer = arena.allocate(ADDRESS);
      long rv = NativeCalls.p(getFunctionList, pointer);
      if (rv != Ck.CKR_OK) {
        throw new TokenFailure.Unfit(path + ": " + ReturnCode.describe("C_GetFunctionList", rv));
      }
      return pointer.get(ADDRESS, 0);
    }
  }

  /** CK_C_INITIALIZE_ARGS: four callbacks that we leave out, flags, and what the module likes. */
  private static long initialize(Cryptoki cryptoki, String arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args = arena.allocate(48, 8);
      args.set(JAVA_LONG, 32, Ck.CKF_OS_LOCKING_OK);
      args.set(
          ADDRESS, 40, arguments.isEmpty() ? MemorySegment.NULL : arena.allocateFrom(arguments));
      return cryptoki.initialize(args);
    }
  }
}
