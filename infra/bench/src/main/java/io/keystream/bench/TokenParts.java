package io.keystream.bench;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.worker.token.EncryptionKey;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.Sealed;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.memory.MemoryHsm;
import io.keystream.worker.token.memory.MemoryToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An encryption through the port: by SoftHSM over PKCS#11, and by the twin in memory. */
// JMH sets the parameters and calls load before anything else.
@SuppressWarnings("NullAway.Init")
@State(Scope.Thread)
public class TokenParts {

  /** Where the key is. */
  public enum Where {
    SOFTHSM,
    MEMORY
  }

  private static final byte[] CONTEXT = new byte[64];

  @Param({"SOFTHSM", "MEMORY"})
  public Where token;

  @Param({"256", "16384"})
  public int bytes;

  private Path directory;
  private Token opened;
  private EncryptionKey key;
  private byte[] plaintext;

  @Setup
  public void load() throws IOException {
    plaintext = new byte[bytes];
    directory = Files.createTempDirectory("keystream-parts");
    opened =
        switch (token) {
          case SOFTHSM -> Rig.token(directory);
          case MEMORY -> MemoryToken.open(new MemoryHsm(new SecureRandom()), "bench");
        };
    var id = new MaterialId(new KeyName("bench/parts"), KeyVersion.FIRST);
    var material = opened.generate(id, KeyAlgorithm.AES_256, Custody.WRAPPED);
    key = (EncryptionKey) opened.load(id, KeyAlgorithm.AES_256, material);
  }

  @Benchmark
  public Sealed encrypt() {
    return key.encrypt(plaintext, CONTEXT);
  }

  @TearDown
  public void close() throws IOException {
    key.close();
    opened.close();
    BenchMain.delete(directory);
  }
}
