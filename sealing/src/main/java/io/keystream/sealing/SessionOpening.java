package io.keystream.sealing;

import io.keystream.credentials.Fields;
import io.keystream.credentials.MalformedFields;
import io.keystream.domain.access.Fingerprint;
import io.keystream.sealing.hpke.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a caller says, and signs, to open a session: who it is, to which domain key, for how long,
 * and its halves of the two exchanges.
 *
 * <p>Thread safety: safe.
 */
public final class SessionOpening {

  public static final Duration MAX_LIFE = Duration.ofHours(1);
  public static final int MAX_BYTES = 4096;
  public static final int NONCE_BYTES = 16;

  private static final String LABEL = "keystream session 1";
  private static final String INFO_LABEL = "keystream session hpke 1";
  private static final int FIELDS = 12;
  private static final int MAX_NAME = 128 * 4;

  private final Suite suite;
  private final Platform platform;
  private final String domain;
  private final int epoch;
  private final Claim claim;
  private final Instant notBefore;
  private final Instant notAfter;
  private final byte[] nonce;
  private final byte[] callerKey;
  private final byte[] encapsulated;

  /**
   * Who opens the session, as the session itself says.
   *
   * @param certificate whose key signs the opening
   */
  public record Claim(String principal, String application, Fingerprint certificate) {}

  SessionOpening(
      Suite suite,
      Platform platform,
      String domain,
      int epoch,
      Claim claim,
      Instant notBefore,
      Instant notAfter,
      byte[] nonce,
      byte[] callerKey,
      byte[] encapsulated) {
    this.suite = suite;
    this.platform = platform;
    this.domain = DomainName.checked(domain);
    this.epoch = epoch;
    this.claim = claim;
    this.notBefore = notBefore;
    this.notAfter = notAfter;
    this.nonce = nonce.clone();
    this.callerKey = callerKey.clone();
    this.encapsulated = encapsulated.clone();
    if (notAfter.isBefore(notBefore)
        || Duration.between(notBefore, notAfter).compareTo(MAX_LIFE) > 0) {
      throw new IllegalArgumentException("a session lasts at most " + MAX_LIFE);
    }
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws MalformedFields naming the field, if it is something else
   */
  public static SessionOpening parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new MalformedFields(
          "a session opening has at most " + MAX_BYTES + " bytes, this one " + bytes.length);
    }
    try {
      return read(new FieldReader(Fields.parse(bytes, LABEL, FIELDS)));
    } catch (IllegalArgumentException e) {
      throw new MalformedFields("session opening: " + e.getMessage());
    }
  }

  private static SessionOpening read(FieldReader in) {
    var code = in.u8("suite");
    var suite =
        Suite.ofCode(code)
            .orElseThrow(() -> new MalformedFields("suite " + code + " is not known"));
    return new SessionOpening(
        suite,
        new Platform(Fingerprint.ofBytes(in.exactly("platform", Fingerprint.BYTES))),
        in.text("domain", MAX_NAME),
        in.u32("epoch"),
        new Claim(
            in.text("principal", MAX_NAME),
            in.text("application", MAX_NAME),
            Fingerprint.ofBytes(in.exactly("certificate", Fingerprint.BYTES))),
        in.time("notBefore"),
        in.time("notAfter"),
        in.exactly("nonce", NONCE_BYTES),
        in.exactly("callerKey", Group.X25519.pointBytes()),
        in.exactly("encapsulated", suite.kem().encapsulatedBytes()));
  }

  SessionOpening with(byte[] made) {
    return new SessionOpening(
        suite, platform, domain, epoch, claim, notBefore, notAfter, nonce, callerKey, made);
  }

  /** The bytes that are signed. */
  public byte[] encode() {
    return Fields.of(LABEL, fields(encapsulated));
  }

  /** What the KEM binds the secrets to: everything but what the KEM itself makes. */
  byte[] info() {
    return Fields.of(INFO_LABEL, fields());
  }

  private byte[][] fields(byte[]... more) {
    var fields = new byte[FIELDS - 1 + more.length][];
    var all =
        List.of(
            Fields.u8(suite.code()),
            platform.toBytes(),
            Fields.utf8(domain),
            Fields.u32(epoch),
            Fields.utf8(claim.principal()),
            Fields.utf8(claim.application()),
            claim.certificate().toBytes(),
            Fields.u64(notBefore.toEpochMilli()),
            Fields.u64(notAfter.toEpochMilli()),
            nonce,
            callerKey);
    all.toArray(fields);
    System.arraycopy(more, 0, fields, all.size(), more.length);
    return fields;
  }

  public Suite suite() {
    return suite;
  }

  public Platform platform() {
    return platform;
  }

  public String domain() {
    return domain;
  }

  public int epoch() {
    return epoch;
  }

  public Claim claim() {
    return claim;
  }

  public Instant notBefore() {
    return notBefore;
  }

  public Instant notAfter() {
    return notAfter;
  }

  byte[] callerKey() {
    return callerKey.clone();
  }

  byte[] encapsulated() {
    return encapsulated.clone();
  }
}
