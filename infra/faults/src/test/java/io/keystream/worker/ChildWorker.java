package io.keystream.worker;

import io.keystream.credentials.CredentialFiles;
import io.keystream.worker.kafka.WorkerSteps;
import io.keystream.worker.token.pkcs11.Pkcs11Library;
import io.keystream.worker.token.pkcs11.Pkcs11Settings;
import io.keystream.worker.token.pkcs11.Pkcs11Token;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.awaitility.Awaitility;

/**
 * A worker in a process of its own, that stops at a step of its first transaction: {@code halt}
 * ends the process on the spot, {@code hold} waits for a line.
 *
 * <p>Arguments: bootstrap servers, node, module, token label, PIN file, worker domain, which loop
 * ({@code requests} or {@code keys}), step, how, founding certificate, the worker's credential.
 */
final class ChildWorker {

  static final String READY = "ready";
  static final String HELD = "held";
  static final String FAILED = "failed";
  private static final int KILLED = 137;

  private ChildWorker() {}

  public static void main(String[] args) throws IOException {
    var token =
        Pkcs11Token.open(
            Pkcs11Library.load(Path.of(args[2])),
            new Pkcs11Settings(args[3], Path.of(args[4]), args[5], 4));
    var step = WorkerSteps.Step.valueOf(args[7]);
    WorkerSteps steps =
        reached -> {
          if (reached == step) {
            stop(args[8]);
          }
        };
    var domain =
        new WorkerDomain(
            CredentialFiles.readCertificate(Path.of(args[9])), TestAccess.DOMAIN.name());
    var isRequests = args[6].equals("requests");
    var worker =
        CryptoWorker.start(
            new CryptoWorkerConfiguration(
                args[0], args[1], domain, new CredentialFiles(Path.of(args[10])).read()),
            token,
            InstantSource.system(),
            new SecureRandom(),
            isRequests ? steps : WorkerSteps.NONE,
            isRequests ? WorkerSteps.NONE : steps);
    Workers.ready(worker);
    say(READY);
    Awaitility.await("a failed commit")
        .atMost(Duration.ofMinutes(10))
        .until(() -> worker.counts().requests().restarts() > 0);
    say(FAILED);
  }

  private static void stop(String how) {
    if (how.equals("halt")) {
      Runtime.getRuntime().halt(KILLED);
    }
    say(HELD);
    try {
      var _ = System.in.read();
    } catch (IOException e) {
      throw new IllegalStateException("the parent is gone", e);
    }
  }

  private static void say(String word) {
    System.out.println(word);
    System.out.flush();
  }
}
