package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.Version;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.ReEncrypted;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.ReEncrypt;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Ciphertexts move to the active version without being shown. */
class ReEncryptTest extends OneMemoryWorker {

  private static final ByteBuffer CONTEXT = Payload.of("order=7");

  @Test
  void what_a_former_version_encrypted_is_the_active_ones_afterwards() {
    var key = aes();
    var former = encrypt(key);
    rotate(key, 2);

    var moved = caller().ask(key, new ReEncrypt(former, CONTEXT), ReEncrypted.class);

    assertThat(moved.getOpenedVersion()).isEqualTo(1);
    assertThat(moved.getVersion()).isEqualTo(2);
    var opened = caller().ask(key, new Decrypt(moved.getCiphertext(), CONTEXT), Decrypted.class);
    assertThat(opened.getVersion()).isEqualTo(2);
    assertThat(Payload.text(opened.getPlaintext())).isEqualTo("hello");
  }

  @Test
  void a_version_that_may_not_decrypt_may_not_be_left_either() {
    var key = aes();
    var former = encrypt(key);
    rotate(key, 2);
    commands()
        .decide(
            new KeyCommand.Suspend(
                new KeyName(key), PlatformUnderTest.version(1), "somebody may know it"));

    var refused = caller().ask(key, new ReEncrypt(former, CONTEXT), UseRefused.class);

    assertThat(refused.getCode()).isEqualTo("version-state");
  }

  @Test
  void in_another_context_nothing_moves() {
    var key = aes();

    var failed =
        caller().ask(key, new ReEncrypt(encrypt(key), Payload.of("other")), UseFailed.class);

    assertThat(failed.getCode()).isEqualTo("bad-ciphertext");
  }

  private void rotate(String name, int to) {
    var key = new KeyName(name);
    commands().decide(new KeyCommand.Rotate(key, Activation.WHEN_GENERATED));
    commands().awaitVersion(key, to, Version.Active.class::isInstance);
  }

  private ByteBuffer encrypt(String key) {
    return caller()
        .ask(key, new Encrypt(Payload.of("hello"), CONTEXT), Encrypted.class)
        .getCiphertext();
  }
}
