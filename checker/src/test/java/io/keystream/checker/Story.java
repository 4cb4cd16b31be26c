package io.keystream.checker;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyDecisions;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.sealedreply.Sealed;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SealedReplyRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what the platform would write; a test then adds what it never should. */
final class Story {

  static final KeySpec SPEC = new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED);
  static final KeyName CARDS = new KeyName("payments/cards");
  static final Groups GROUPS = new Groups("commands", "requests");
  static final Subject SUBJECT = new Subject(GROUPS, null);
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final Material MATERIAL = new Material("c0ffee", "", "kms/test/kek/v0002");
  static final CallerRecord ALICE = new CallerRecord("alice", "shop", null, false);
  static final ReplyAddress ADDRESS = new ReplyAddress(1, "shop-1");

  final ForgedLog log = new ForgedLog();
  private final Map<KeyName, Key> keys = new HashMap<>();
  private final Map<KeyName, Long> sequences = new HashMap<>();

  /** A key with an active first version and one use of it. */
  static Story ofOneKey() {
    var story = new Story();
    story.command("c1", create(CARDS));
    story.material(CARDS, 1, MATERIAL);
    story.command("c2", new KeyCommand.ConfirmGenerated(CARDS, KeyVersion.FIRST, MATERIAL));
    story.use("r1", 1);
    return story;
  }

  static KeyCommand create(KeyName name) {
    return new KeyCommand.Create(name, SPEC, Activation.WHEN_GENERATED);
  }

  CheckReport check() {
    return ConsistencyChecker.check(log, SUBJECT);
  }

  List<Rule> brokenRules() {
    return check().findings().stream().map(Finding::rule).toList();
  }

  /** A command, decided as command-service does. */
  void command(String id, KeyCommand command) {
    ask(id, command, ADDRESS);
    decide(id, command);
    log.pass(GROUPS.commands(), Topics.COMMANDS);
  }

  void ask(String id, KeyCommand command, @Nullable ReplyAddress replyTo) {
    var name = command.key().path();
    var union = KeyCommandMapping.toUnion(command);
    var record = new KeyCommandRecord(id, name, ALICE, NOON, replyTo, union, null);
    log.append(Topics.COMMANDS, name, signed(record), NOON);
  }

  /** Without a key that counts: the checker judges what the audit log says. */
  static SignedCommandRecord signed(KeyCommandRecord command) {
    return new SignedCommandRecord(
        ByteBuffer.allocate(32),
        ByteBuffer.allocate(64),
        ByteBuffer.wrap(KeyCommandMapping.CODEC.encode(command)));
  }

  private void decide(String id, KeyCommand command) {
    var key = key(command.key());
    switch (KeyDecisions.decide(key, command, NOON)) {
      case Decision.Accepted(var events) -> {
        var first = sequence(command.key()) + 1;
        events.forEach(event -> event(id, event));
        change(id, command.key().path(), AuditDecision.ALLOWED);
        reply(id, command.key(), new Accepted(first, sequence(command.key()), null));
      }
      case Decision.Refused(var reason) -> {
        change(id, command.key().path(), AuditDecision.DENIED);
        reply(id, command.key(), new Refused(reason.code(), reason.message()));
      }
    }
  }

  Key key(KeyName name) {
    return keys.getOrDefault(name, new Key.Absent(name));
  }

  long sequence(KeyName name) {
    return sequences.getOrDefault(name, 0L);
  }

  /** The key's next event. */
  Location event(String commandId, KeyEvent event) {
    keys.put(event.key(), KeyEvolution.evolve(key(event.key()), event));
    sequences.merge(event.key(), 1L, Long::sum);
    return log.append(
        Topics.KEY_EVENTS,
        event.key().path(),
        eventRecord(commandId, sequence(event.key()), event),
        NOON);
  }

  static KeyEventRecord eventRecord(String commandId, long sequence, KeyEvent event) {
    var union = KeyEventMapping.toUnion(event);
    return new KeyEventRecord(event.key().path(), sequence, commandId, ALICE, NOON, union, null);
  }

  Location change(String id, String key, AuditDecision decision) {
    return audit(AuditKind.CHANGE, id, key, null, decision);
  }

  Location audit(
      AuditKind kind, String id, String key, @Nullable Integer version, AuditDecision decision) {
    return log.append(
        Topics.AUDIT_LOG, "alice", auditRecord(kind, id, key, version, decision), NOON);
  }

  static AuditRecord auditRecord(
      AuditKind kind, String id, String key, @Nullable Integer version, AuditDecision decision) {
    return AuditRecord.newBuilder()
        .setRecordId(id)
        .setKind(kind)
        .setOperation("Something")
        .setRequestedAt(NOON)
        .setRecordedAt(NOON)
        .setCaller(ALICE)
        .setKey(key)
        .setVersion(version)
        .setDecision(decision)
        .setNode("node-1")
        .build();
  }

  Location reply(String id, KeyName key, Object outcome) {
    var record = new CommandReplyRecord(id, key.path(), outcome);
    return log.append(
        Topics.COMMAND_REPLIES, ADDRESS.getPartition(), ADDRESS.getAddress(), record, NOON);
  }

  /** An encryption, served as crypto-worker does. */
  void use(String id, int version) {
    request(id);
    audit(AuditKind.USE, id, CARDS.path(), version, AuditDecision.ALLOWED);
    answer(id, sealed());
    pass();
  }

  /** The workers have passed all requests. */
  void pass() {
    log.pass(GROUPS.requests(), Topics.CRYPTO_REQUESTS);
  }

  Location request(String id) {
    return log.append(Topics.CRYPTO_REQUESTS, "alice", requestRecord(id), NOON);
  }

  /** To the checker one sealed content is as good as another. */
  static SealedRequestRecord requestRecord(String id) {
    return new SealedRequestRecord(
        ByteBuffer.allocate(16),
        0L,
        0L,
        id,
        NOON.plusSeconds(30),
        ADDRESS,
        ByteBuffer.allocate(80));
  }

  static Sealed sealed() {
    return new Sealed(ByteBuffer.allocate(32), 0L, ByteBuffer.allocate(80));
  }

  Location answer(String id, Object answer) {
    return log.append(
        Topics.CRYPTO_REPLIES,
        ADDRESS.getPartition(),
        ADDRESS.getAddress(),
        new SealedReplyRecord(id, answer),
        NOON);
  }

  /** The record of requests that nobody known had sealed. */
  Location stranger(String id, String source) {
    var record =
        AuditRecord.newBuilder(auditRecord(AuditKind.USE, id, "", null, AuditDecision.DENIED))
            .setCaller(new CallerRecord("unknown", "unknown", null, false))
            .setSource(source)
            .setResource("topic/" + Topics.CRYPTO_REQUESTS.name())
            .build();
    return log.append(Topics.AUDIT_LOG, "unknown", record, NOON);
  }

  Location material(KeyName key, int version, Material material) {
    return material(key, version, materialRecord(key, version, material));
  }

  Location material(KeyName key, int version, @Nullable KeyMaterialRecord record) {
    return log.append(
        Topics.KEY_MATERIAL,
        Partitioning.partition(key.path(), ForgedLog.PARTITIONS),
        key.path() + "/" + version,
        record,
        NOON);
  }

  static KeyMaterialRecord materialRecord(KeyName key, int version, Material material) {
    return new KeyMaterialRecord(
        key.path(),
        version,
        KeyAlgorithm.AES_256.name(),
        Custody.WRAPPED.name(),
        material.protectedBy(),
        ByteBuffer.allocate(40),
        material.checkValue(),
        ByteBuffer.allocate(0));
  }

  /** The projection of the key's first version as far as the story goes. */
  KeyStateRecord.Builder state() {
    var present = (Key.Present) key(CARDS);
    var version = Objects.requireNonNull(present.versions().get(KeyVersion.FIRST));
    return KeyStateRecord.newBuilder()
        .setKey(CARDS.path())
        .setVersion(1)
        .setAlgorithm(present.spec().algorithm().name())
        .setCustody(present.spec().custody().name())
        .setState(version.state())
        .setSince(NOON)
        .setCheckValue(MATERIAL.checkValue())
        .setPublicKey(MATERIAL.publicKey())
        .setProtectedBy(MATERIAL.protectedBy())
        .setSequence(sequence(CARDS))
        .setCreatedAt(NOON);
  }

  Location project(KeyStateRecord record) {
    return log.append(
        Topics.KEY_STATE,
        Partitioning.partition(CARDS.path(), ForgedLog.PARTITIONS),
        record.getKey() + "/" + record.getVersion(),
        record,
        NOON);
  }
}
