package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Calls C functions by pointer, one method for each shape of parameters: L is an unsigned long, P a
 * pointer, B a byte, in the order of the name. All return CK_RV.
 *
 * <p>The handles are constants, so that a call compiles to little more than the call itself. A
 * method handle may throw anything in the eyes of the compiler; a native function throws nothing.
 */
final class NativeCalls {
  private NativeCalls() {}

  private static final MethodHandle P = shape(ADDRESS);
  private static final MethodHandle L = shape(JAVA_LONG);
  private static final MethodHandle LL = shape(JAVA_LONG, JAVA_LONG);
  private static final MethodHandle LP = shape(JAVA_LONG, ADDRESS);
  private static final MethodHandle BPP = shape(JAVA_BYTE, ADDRESS, ADDRESS);
  private static final MethodHandle LPP = shape(JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle LPL = shape(JAVA_LONG, ADDRESS, JAVA_LONG);
  private static final MethodHandle LLPPP = shape(JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle LLPL = shape(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG);
  private static final MethodHandle LPLP = shape(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);
  private static final MethodHandle LLPLP =
      shape(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);
  private static final MethodHandle LPLPP = shape(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle LPPLP = shape(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
  private static final MethodHandle LPPLPLPP =
      shape(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle LPLLPP =
      shape(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle LPLPLP =
      shape(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);
  private static final MethodHandle LPLPLPLP =
      shape(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);

  private static MethodHandle shape(MemoryLayout... parameters) {
    return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_LONG, parameters));
  }

  static long p(MemorySegment f, MemorySegment a) {
    try {
      return (long) P.invokeExact(f, a);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long l(MemorySegment f, long a) {
    try {
      return (long) L.invokeExact(f, a);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long ll(MemorySegment f, long a, long b) {
    try {
      return (long) LL.invokeExact(f, a, b);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long lp(MemorySegment f, long a, MemorySegment b) {
    try {
      return (long) LP.invokeExact(f, a, b);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long bpp(MemorySegment f, byte a, MemorySegment b, MemorySegment c) {
    try {
      return (long) BPP.invokeExact(f, a, b, c);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long lpp(MemorySegment f, long a, MemorySegment b, MemorySegment c) {
    try {
      return (long) LPP.invokeExact(f, a, b, c);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long lpl(MemorySegment f, long a, MemorySegment b, long c) {
    try {
      return (long) LPL.invokeExact(f, a, b, c);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long llppp(
      MemorySegment f, long a, long b, MemorySegment c, MemorySegment d, MemorySegment e) {
    try {
      return (long) LLPPP.invokeExact(f, a, b, c, d, e);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long llpl(MemorySegment f, long a, long b, MemorySegment c, long d) {
    try {
      return (long) LLPL.invokeExact(f, a, b, c, d);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long lplp(MemorySegment f, long a, MemorySegment b, long c, MemorySegment d) {
    try {
      return (long) LPLP.invokeExact(f, a, b, c, d);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long llplp(MemorySegment f, long a, long b, MemorySegment c, long d, MemorySegment e) {
    try {
      return (long) LLPLP.invokeExact(f, a, b, c, d, e);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long lplpp(
      MemorySegment f, long a, MemorySegment b, long c, MemorySegment d, MemorySegment e) {
    try {
      return (long) LPLPP.invokeExact(f, a, b, c, d, e);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long lpplp(
      MemorySegment f, long a, MemorySegment b, MemorySegment c, long d, MemorySegment e) {
    try {
      return (long) LPPLP.invokeExact(f, a, b, c, d, e);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long lpplplpp(
      MemorySegment f,
      long a,
      MemorySegment b,
      MemorySegment c,
      long d,
      MemorySegment e,
      long g,
      MemorySegment h,
      MemorySegment i) {
    try {
      return (long) LPPLPLPP.invokeExact(f, a, b, c, d, e, g, h, i);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long lpllpp(
      MemorySegment f, long a, MemorySegment b, long c, long d, MemorySegment e, MemorySegment g) {
    try {
      return (long) LPLLPP.invokeExact(f, a, b, c, d, e, g);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long lplplp(
      MemorySegment f, long a, MemorySegment b, long c, MemorySegment d, long e, MemorySegment g) {
    try {
      return (long) LPLPLP.invokeExact(f, a, b, c, d, e, g);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long lplplplp(
      MemorySegment f,
      long a,
      MemorySegment b,
      long c,
      MemorySegment d,
      long e,
      MemorySegment g,
      long h,
      MemorySegment i) {
    try {
      return (long) LPLPLPLP.invokeExact(f, a, b, c, d, e, g, h, i);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  private static IllegalStateException broken(Throwable cause) {
    return new IllegalStateException("the binding to the PKCS#11 library is broken", cause);
  }
}
