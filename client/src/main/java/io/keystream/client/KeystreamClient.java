package io.keystream.client;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.GenerateDataKey;
import io.keystream.schemas.request.GenerateMac;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.request.ReEncrypt;
import io.keystream.schemas.request.ShowPublicKey;
import io.keystream.schemas.request.Sign;
import io.keystream.schemas.request.Verify;
import io.keystream.schemas.request.VerifyMac;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Asks the platform to change keys and to use them, for one caller.
 *
 * <p>Every future completes with an {@link Answer}, or with {@link NoAnswer} when none came within
 * the timeout. Payloads may have 512 KiB and contexts 4 KiB; the platform refuses larger ones.
 *
 * <p>Requests travel sealed, in sessions that the client opens and renews by itself under the
 * caller's credential: nobody between here and the workers reads them or their replies. Commands
 * about keys are signed with it. Nobody else asks in the caller's name.
 *
 * <p>Thread safety: safe. A call blocks only while the configured number of requests is in flight,
 * or Kafka cannot be reached, and no longer than the timeout.
 */
public final class KeystreamClient implements AutoCloseable {

  /** The largest payload of a request. */
  public static final int MAX_PAYLOAD_BYTES = 512 * 1024;

  /** The largest context of a request. */
  public static final int MAX_CONTEXT_BYTES = 4 * 1024;

  private final ClientConfiguration configuration;
  private final Connection connection;

  private KeystreamClient(ClientConfiguration configuration, Connection connection) {
    this.configuration = configuration;
    this.connection = connection;
  }

  /**
   * Connects to the platform.
   *
   * @throws NoAnswer.Disconnected if Kafka does not answer, or the platform's topics are missing
   */
  public static KeystreamClient connect(
      ClientConfiguration configuration, InstantSource clock, SecureRandom random) {
    return connect(configuration, clock, clock, random);
  }

  /**
   * Connects with a clock of the caller's own for the time it states.
   *
   * @param clock what requests and commands say as their time; recorded, and judged by detections;
   *     a command may be issued 24 hours back and 5 minutes ahead
   * @param deadlines what their deadlines and the lives of sessions are counted on; the worker's
   *     clock decides whether one has passed, so this one must agree with it
   * @throws NoAnswer.Disconnected if Kafka does not answer, or the platform's topics are missing
   */
  public static KeystreamClient connect(
      ClientConfiguration configuration,
      InstantSource clock,
      InstantSource deadlines,
      SecureRandom random) {
    return new KeystreamClient(
        configuration, Connection.open(configuration, clock, deadlines, random));
  }

  /** Sends a command under a fresh id. */
  public CompletableFuture<Answer<Accepted>> send(KeyCommand command) {
    return send(command, UUID.randomUUID());
  }

  /** Sends a command under an id of the caller's; a repeat has no second effect. */
  public CompletableFuture<Answer<Accepted>> send(KeyCommand command, UUID commandId) {
    return connection.command(commandId.toString(), command).thenApply(Replies::command);
  }

  /** Follows a key from here on; open it before the command whose outcome it waits for. */
  public KeyWatch watch(KeyName key) {
    return KeyWatch.open(configuration.bus(), key);
  }

  /** Encrypts with the active version; {@code context} must be given again to decrypt. */
  public CompletableFuture<Answer<Encrypted>> encrypt(
      KeyName key, byte[] plaintext, byte[] context) {
    return use(
        key, new Encrypt(ByteBuffer.wrap(plaintext), ByteBuffer.wrap(context)), Replies::encrypted);
  }

  /** Encrypts many in one call; the answers come in the order of the plaintexts. */
  public List<CompletableFuture<Answer<Encrypted>>> encryptAll(
      KeyName key, List<byte[]> plaintexts, byte[] context) {
    return plaintexts.stream().map(plaintext -> encrypt(key, plaintext, context)).toList();
  }

  /** Decrypts many in one call; the answers come in the order of the ciphertexts. */
  public List<CompletableFuture<Answer<Decrypted>>> decryptAll(
      KeyName key, List<byte[]> ciphertexts, byte[] context) {
    return ciphertexts.stream().map(ciphertext -> decrypt(key, ciphertext, context)).toList();
  }

  /** Decrypts with the version that the ciphertext names. */
  public CompletableFuture<Answer<Decrypted>> decrypt(
      KeyName key, byte[] ciphertext, byte[] context) {
    return use(
        key,
        new Decrypt(ByteBuffer.wrap(ciphertext), ByteBuffer.wrap(context)),
        Replies::decrypted);
  }

  /**
   * Encrypts again with the active version what any version has encrypted, in the same context;
   * nobody sees the plaintext.
   */
  public CompletableFuture<Answer<Encrypted>> reEncrypt(
      KeyName key, byte[] ciphertext, byte[] context) {
    return use(
        key,
        new ReEncrypt(ByteBuffer.wrap(ciphertext), ByteBuffer.wrap(context)),
        Replies::reEncrypted);
  }

  /** Signs with the active version. */
  public CompletableFuture<Answer<Signed>> sign(
      KeyName key, SignatureAlgorithm algorithm, byte[] message) {
    return use(key, new Sign(algorithm.name(), ByteBuffer.wrap(message), false), Replies::signed);
  }

  public CompletableFuture<Answer<Verification>> verify(
      KeyName key,
      SignatureAlgorithm algorithm,
      KeyVersion version,
      byte[] message,
      byte[] signature) {
    return use(
        key,
        new Verify(
            algorithm.name(),
            version.number(),
            ByteBuffer.wrap(message),
            ByteBuffer.wrap(signature),
            false),
        Replies::verified);
  }

  /** Makes a message authentication code with the active version. */
  public CompletableFuture<Answer<GeneratedMac>> generateMac(KeyName key, byte[] message) {
    return use(key, new GenerateMac(ByteBuffer.wrap(message), null), Replies::mac);
  }

  public CompletableFuture<Answer<Verification>> verifyMac(
      KeyName key, KeyVersion version, byte[] message, byte[] mac) {
    return use(
        key,
        new VerifyMac(version.number(), ByteBuffer.wrap(message), ByteBuffer.wrap(mac), null),
        Replies::verified);
  }

  /** Makes a data key of 128, 256 or 512 bits, in clear and encrypted under the key. */
  public CompletableFuture<Answer<DataKey>> generateDataKey(
      KeyName key, int sizeBits, byte[] context) {
    return use(
        key, new GenerateDataKey(sizeBits, ByteBuffer.wrap(context), true), Replies::dataKey);
  }

  /** Makes a data key that only a later {@link #decrypt} shows in clear. */
  public CompletableFuture<Answer<DataKey>> generateDataKeyWithoutPlaintext(
      KeyName key, int sizeBits, byte[] context) {
    return use(
        key, new GenerateDataKey(sizeBits, ByteBuffer.wrap(context), false), Replies::dataKey);
  }

  /** 1 to 1024 random bytes of the HSM. */
  public CompletableFuture<Answer<SecretBytes>> generateRandom(int sizeBytes) {
    return use(null, new GenerateRandom(sizeBytes), Replies::random);
  }

  /** The public half of the active version. */
  public CompletableFuture<Answer<PublicKey>> publicKey(KeyName key) {
    return use(key, new ShowPublicKey(null), Replies::publicKey);
  }

  public CompletableFuture<Answer<PublicKey>> publicKey(KeyName key, KeyVersion version) {
    return use(key, new ShowPublicKey(version.number()), Replies::publicKey);
  }

  /** The newest alerts that were raised since, at most {@code limit}, oldest first; blocks. */
  public List<Alert> alerts(Instant since, int limit) {
    return Alerts.read(configuration.bus(), since, limit);
  }

  /** Closes the connection; whatever still waits gets no answer. */
  @Override
  public void close() {
    connection.close();
  }

  private <T> CompletableFuture<Answer<T>> use(
      @Nullable KeyName key,
      SpecificRecord operation,
      Function<io.keystream.schemas.wire.CryptoReplyRecord, Answer<T>> read) {
    return connection.request(key, operation).thenApply(read);
  }
}
