package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.TokenFailure;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;

/**
 * The JDK's PKCS#11 provider on the same slot: it shares the library, the login and the handles of
 * our binding, and signs with keys that we give it by handle.
 *
 * <p>The JDK makes no key of a handle in public; its own method for it is reached by reflection,
 * which needs {@code --add-opens=jdk.crypto.cryptoki/sun.security.pkcs11=ALL-UNNAMED}. The JDK
 * destroys a session object when the garbage collector finds its key; our template tells it that
 * every private key is a token object, which it leaves alone: handles belong to the {@link Vault}.
 *
 * <p><i>Thread safety:</i> safe.
 */
final class SunPkcs11 {

  private static final String PACKAGE = "sun.security.pkcs11.";
  private final Provider provider;
  private final Object token;
  private final Object attributes;
  private final Method openSession;
  private final Method releaseSession;
  private final Method privateKey;

  private SunPkcs11(Provider provider) throws ReflectiveOperationException {
    this.provider = provider;
    this.token = method(provider.getClass(), "getToken").invoke(provider);
    Class<?> tokenClass = Class.forName(PACKAGE + "Token");
    Class<?> sessionClass = Class.forName(PACKAGE + "Session");
    Object none = Array.newInstance(Class.forName(PACKAGE + "wrapper.CK_ATTRIBUTE"), 0);
    this.attributes =
        method(tokenClass, "getAttributes", String.class, long.class, long.class, none.getClass())
            .invoke(token, "import", Ck.CKO_PRIVATE_KEY, Ck.CKK_RSA, none);
    this.openSession = method(tokenClass, "getOpSession");
    this.releaseSession = method(tokenClass, "releaseSession", sessionClass);
    this.privateKey =
        method(
            Class.forName(PACKAGE + "P11Key"),
            "privateKey",
            sessionClass,
            long.class,
            String.class,
            int.class,
            none.getClass());
  }

  /** Configures the provider for a slot that is logged in. It is not added to the JVM's list. */
  static SunPkcs11 configure(Path library, long slot) {
    try {
      Provider provider = Security.getProvider("SunPKCS11").configure(configuration(library, slot));
      return new SunPkcs11(provider);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException(
          "SunPKCS11 cannot be used on "
              + library
              + "; start Java with"
              + " --add-opens=jdk.crypto.cryptoki/sun.security.pkcs11=ALL-UNNAMED",
          e);
    }
  }

  private static String configuration(Path library, long slot) {
    return """
    --name = keystream-%d
    library = %s
    slot = %d
    attributes(*, CKO_PRIVATE_KEY, *) = {
     CKA_TOKEN = true
     CKA_SENSITIVE = true
     CKA_EXTRACTABLE = false
    }
    """
        .formatted(slot, library, slot);
  }

  Provider provider() {
    return provider;
  }

  /**
   * A key for the JCA that stands for the object behind the handle and never destroys it.
   *
   * @param family {@code RSA} or {@code EC}
   */
  PrivateKey privateKey(long object, String family, int bits) {
    try {
      Object session = openSession.invoke(token);
      try {
        return (PrivateKey) privateKey.invoke(null, session, object, family, bits, attributes);
      } finally {
        releaseSession.invoke(token, session);
      }
    } catch (InvocationTargetException e) {
      throw new TokenFailure.Unavailable("SunPKCS11 refuses a key of the token", e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("SunPKCS11 is not open to us", e);
    }
  }

  private static Method method(Class<?> owner, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    Method method = owner.getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }
}
