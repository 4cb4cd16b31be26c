package io.keystream.cli.exec;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * A signal that this JVM has a handler for.
 *
 * <p>Nothing else in the JDK tells which signal came, and its compiler warns of {@code
 * sun.misc.Signal} whatever one suppresses: so that is reached by its name.
 */
final class JvmSignal {

  private final Object signal;
  private final Object before;

  private JvmSignal(Object signal, Object before) {
    this.signal = signal;
    this.before = before;
  }

  /** Has something done whenever it comes, on a thread of the JVM, until it is given back. */
  static JvmSignal handle(String name, Runnable received) {
    try {
      var signal = type("Signal").getConstructor(String.class).newInstance(name);
      InvocationHandler handler =
          (_, method, _) -> {
            if (method.getName().equals("handle")) {
              received.run();
            }
            return null;
          };
      var proxy =
          Proxy.newProxyInstance(
              JvmSignal.class.getClassLoader(), new Class<?>[] {type("SignalHandler")}, handler);
      return new JvmSignal(signal, exchange(signal, proxy));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK has no signal " + name, e);
    }
  }

  /** Whoever handled it before does so again. */
  void giveBack() {
    try {
      exchange(signal, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK does not take back " + signal, e);
    }
  }

  private static Object exchange(Object signal, Object handler)
      throws ReflectiveOperationException {
    return type("Signal")
        .getMethod("handle", type("Signal"), type("SignalHandler"))
        .invoke(null, signal, handler);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("sun.misc." + name);
  }
}
