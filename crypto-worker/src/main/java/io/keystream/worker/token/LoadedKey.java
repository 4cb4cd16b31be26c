package io.keystream.worker.token;

/**
 * Key material in use, sorted by what it can do.
 *
 * <p><i>Laws.</i> Once closed, every operation throws {@link IllegalStateException}. Closing while
 * another thread works lets that operation finish. Closing twice does nothing.
 *
 * <p><i>Thread safety:</i> all operations may be called from any number of threads at once.
 */
public sealed interface LoadedKey extends AutoCloseable
    permits EncryptionKey, MacKey, SigningKey, AgreementKey {

  MaterialName id();

  @Override
  void close();
}
