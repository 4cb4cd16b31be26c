package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.request.Encrypt;
import io.keystream.testkit.TemporaryToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CryptoWorkerMainTest {

  @Test
  void the_process_serves_from_a_properties_file_until_it_is_terminated(@TempDir Path directory)
      throws IOException, InterruptedException {
    try (var platform = PlatformUnderTest.start(directory.resolve("kafka"));
        var token = TemporaryToken.create("keystream-main")) {
      var hsm = token.softHsm();
      var file = directory.resolve("worker.properties");
      Files.write(
          file,
          List.of(
              "bootstrap.servers=" + platform.kafka(),
              "node=worker-1",
              "pkcs11.module=" + hsm.module(),
              "pkcs11.token.label=" + hsm.label(),
              "pkcs11.pin.file=" + hsm.userPinFile(),
              "worker.domain=" + TestAccess.DOMAIN.name(),
              "founding.certificate=" + TestAccess.foundingCertificate(),
              "credential=" + TestAccess.workerCredential()));
      var process =
          ChildProcess.java(hsm, CryptoWorkerMain.class, List.of(file.toString())).start();
      try {
        var key = platform.commands().create("main/aes", KeyAlgorithm.AES_256).path();
        platform
            .caller()
            .ask(key, new Encrypt(Payload.of("hello"), Payload.of("")), Encrypted.class);

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
