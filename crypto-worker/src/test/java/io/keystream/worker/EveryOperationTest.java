package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.testkit.SharedKafka;
import io.keystream.worker.token.memory.MemoryHsm;
import io.keystream.worker.token.memory.MemoryToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryOperationTest {

  private String kafka;
  private CommandServiceStandIn commands;
  private CryptoWorker worker;
  private MemoryToken token;
  private TestCaller caller;

  @BeforeAll
  void start() {
    kafka = SharedKafka.bootstrapServers();
    TestClients.prepareTopics(kafka);
    token = MemoryToken.open(new MemoryHsm(new SecureRandom()), "test");
    commands = new CommandServiceStandIn(kafka);
    worker = Workers.start(kafka, "worker-1", token);
    caller = new TestCaller(kafka, "payments");
  }

  @AfterAll
  void stop() {
    caller.close();
    worker.close();
    commands.close();
    token.close();
  }

  @Test
  void what_was_encrypted_is_decrypted() {
    var key = commands.create("ops/aes", KeyAlgorithm.AES_256).path();

    var sealed = caller.ask(key, new Encrypt(bytes("hello"), bytes("ctx")), Encrypted.class);
    var opened =
        caller.ask(key, new Decrypt(sealed.getCiphertext(), bytes("ctx")), Decrypted.class);

    assertThat(text(opened.getPlaintext())).isEqualTo("hello");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
