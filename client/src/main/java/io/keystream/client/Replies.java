package io.keystream.client;

import io.keystream.client.Answer.Retryability;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.schemas.reply.DataKeyGenerated;
import io.keystream.schemas.reply.MacGenerated;
import io.keystream.schemas.reply.PublicKeyShown;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.reply.ReEncrypted;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.reply.Verified;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.CryptoReplyRecord;
import java.util.function.Function;

/** Answers from the wire in the client's words; an answer to another question is a bug. */
final class Replies {
  private Replies() {}

  static Answer<Accepted> command(CommandReplyRecord reply) {
    return command(
        reply,
        a ->
            new Accepted(
                a.getFirstSequence(),
                a.getLastSequence(),
                a.getVersion() == null ? null : new KeyVersion(a.getVersion())));
  }

  static Answer<SecretAccepted> secretCommand(CommandReplyRecord reply) {
    return command(
        reply,
        a -> new SecretAccepted(a.getVersion() == null ? null : new SecretVersion(a.getVersion())));
  }

  private static <T> Answer<T> command(
      CommandReplyRecord reply, Function<io.keystream.schemas.commandreply.Accepted, T> accepted) {
    return switch (reply.getOutcome()) {
      case io.keystream.schemas.commandreply.Accepted a -> new Answer.Given<>(accepted.apply(a));
      case io.keystream.schemas.commandreply.Refused r ->
          new Answer.Refused<>(r.getCode(), r.getMessage());
      case io.keystream.schemas.commandreply.Failed f ->
          new Answer.Failed<>(f.getCode(), f.getMessage(), Retryability.of(f.getRetryable()));
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not a command's outcome: " + other);
    };
  }

  static Answer<Encrypted> encrypted(CryptoReplyRecord reply) {
    return read(
        reply,
        io.keystream.schemas.reply.Encrypted.class,
        r -> new Encrypted(new KeyVersion(r.getVersion()), Bytes.of(r.getCiphertext())));
  }

  static Answer<Encrypted> reEncrypted(CryptoReplyRecord reply) {
    return read(
        reply,
        ReEncrypted.class,
        r -> new Encrypted(new KeyVersion(r.getVersion()), Bytes.of(r.getCiphertext())));
  }

  static Answer<Decrypted> decrypted(CryptoReplyRecord reply) {
    return read(
        reply,
        io.keystream.schemas.reply.Decrypted.class,
        r -> new Decrypted(new KeyVersion(r.getVersion()), SecretBytes.of(r.getPlaintext())));
  }

  static Answer<Signed> signed(CryptoReplyRecord reply) {
    return read(
        reply,
        io.keystream.schemas.reply.Signed.class,
        r -> new Signed(new KeyVersion(r.getVersion()), Bytes.of(r.getSignature())));
  }

  static Answer<Verification> verified(CryptoReplyRecord reply) {
    return read(
        reply, Verified.class, r -> r.getValid() ? Verification.VALID : Verification.INVALID);
  }

  static Answer<GeneratedMac> mac(CryptoReplyRecord reply) {
    return read(
        reply,
        MacGenerated.class,
        r -> new GeneratedMac(new KeyVersion(r.getVersion()), Bytes.of(r.getMac())));
  }

  static Answer<DataKey> dataKey(CryptoReplyRecord reply) {
    return read(
        reply,
        DataKeyGenerated.class,
        r ->
            new DataKey(
                new KeyVersion(r.getVersion()),
                SecretBytes.of(r.getPlaintext()),
                Bytes.of(r.getCiphertext())));
  }

  static Answer<SecretBytes> random(CryptoReplyRecord reply) {
    return read(reply, RandomGenerated.class, r -> SecretBytes.of(r.getRandom()));
  }

  static Answer<PublicKey> publicKey(CryptoReplyRecord reply) {
    return read(
        reply,
        PublicKeyShown.class,
        r ->
            new PublicKey(
                new KeyVersion(r.getVersion()),
                KeyAlgorithm.valueOf(r.getAlgorithm()),
                Bytes.of(r.getPublicKey())));
  }

  private static <O, T> Answer<T> read(
      CryptoReplyRecord reply, Class<O> expected, Function<O, T> result) {
    return switch (reply.getOutcome()) {
      case UseRefused r -> new Answer.Refused<>(r.getCode(), r.getMessage(), r.getAdmittedAt());
      case UseFailed f ->
          new Answer.Failed<>(f.getCode(), f.getMessage(), Retryability.of(f.getRetryable()));
      case Object outcome when expected.isInstance(outcome) ->
          new Answer.Given<>(result.apply(expected.cast(outcome)));
      case Object other ->
          throw new IllegalStateException(
              "a request was answered with %s instead of %s"
                  .formatted(other.getClass().getSimpleName(), expected.getSimpleName()));
    };
  }
}
