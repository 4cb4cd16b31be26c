package io.keystream.worker;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Health;
import io.keystream.worker.token.KeyEncryptionKeys;
import io.keystream.worker.token.KeyImport;
import io.keystream.worker.token.LoadedKey;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenFailure;

/**
 * A token that can be taken away and brought back; keys are loaded from it as long as it is there.
 */
final class BreakableToken implements Token {

  private final Token token;
  private volatile boolean isBroken;

  BreakableToken(Token token) {
    this.token = token;
  }

  void breakDown() {
    isBroken = true;
  }

  void mend() {
    isBroken = false;
  }

  private Token whole() {
    if (isBroken) {
      throw new TokenFailure.Unavailable("taken away");
    }
    return token;
  }

  @Override
  public Material generate(MaterialName id, KeyAlgorithm algorithm, Custody custody) {
    return whole().generate(id, algorithm, custody);
  }

  @Override
  public LoadedKey load(MaterialName id, KeyAlgorithm algorithm, Material material) {
    return whole().load(id, algorithm, material);
  }

  @Override
  public void destroy(MaterialName id, Material material) {
    whole().destroy(id, material);
  }

  @Override
  public KeyEncryptionKeys keyEncryptionKeys() {
    return whole().keyEncryptionKeys();
  }

  @Override
  public KeyImport imports() {
    return whole().imports();
  }

  @Override
  public byte[] random(int sizeBytes) {
    return whole().random(sizeBytes);
  }

  @Override
  public Health health() {
    return isBroken ? new Health.Down("taken away") : token.health();
  }

  @Override
  public void close() {
    token.close();
  }
}
