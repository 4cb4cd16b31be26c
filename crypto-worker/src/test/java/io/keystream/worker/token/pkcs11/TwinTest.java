package io.keystream.worker.token.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.worker.token.EncryptionKey;
import io.keystream.worker.token.MacKey;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.SignatureVerifier;
import io.keystream.worker.token.SigningKey;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenUnderTest;
import io.keystream.worker.token.memory.MemoryDevice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens with the same KEK open each other's blobs and ciphertexts: twin, SoftHSM2 and NSS. */
final class TwinTest implements TokenUnderTest {

  private static final byte[] MESSAGE = {1, 2, 3};
  private static final List<Device> DEVICES =
      List.of(new MemoryDevice(), SoftHsmDevice.DEVICE, NssDevice.DEVICE);

  @Override
  public Device device() {
    return SoftHsmDevice.DEVICE;
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"AES_256", "HMAC_SHA_384", "RSA_2048", "EC_P256", "EC_P521"})
  void what_one_token_made_every_other_uses(KeyAlgorithm algorithm) {
    KekLabel label = KekLabel.first(freshDomain());
    byte[] kek = token().random(32);
    DEVICES.forEach(device -> device.importKek(label, kek.clone()));
    List<OpenToken> tokens = DEVICES.stream().map(device -> device.open(label.domain())).toList();
    for (OpenToken maker : tokens) {
      MaterialId id = freshId();
      Material material = maker.token().generate(id, algorithm, Custody.WRAPPED);
      for (OpenToken one : tokens) {
        tokens.forEach(other -> exchange(id, algorithm, material, one.token(), other.token()));
      }
    }
    tokens.forEach(OpenToken::close);
  }

  private static void exchange(
      MaterialId id, KeyAlgorithm algorithm, Material material, Token one, Token other) {
    try (var here = one.load(id, algorithm, material);
        var there = other.load(id, algorithm, material)) {
      switch (here) {
        case EncryptionKey k ->
            assertThat(((EncryptionKey) there).decrypt(k.encrypt(MESSAGE, MESSAGE), MESSAGE))
                .isEqualTo(MESSAGE);
        case MacKey k -> assertThat(((MacKey) there).verify(MESSAGE, k.mac(MESSAGE))).isTrue();
        case SigningKey k -> assertThat(signs(k, algorithm, material)).isTrue();
        default -> throw new AssertionError(algorithm);
      }
    }
  }

  private static boolean signs(SigningKey key, KeyAlgorithm algorithm, Material material) {
    SignatureAlgorithm signing =
        List.of(SignatureAlgorithm.values()).stream()
            .filter(candidate -> candidate.fits(algorithm))
            .findFirst()
            .orElseThrow();
    return new SignatureVerifier()
        .verify(signing, material.publicKey(), MESSAGE, key.sign(signing, MESSAGE));
  }
}
