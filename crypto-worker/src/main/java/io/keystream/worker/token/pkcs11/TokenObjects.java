package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes, finds, reads, wraps and destroys objects through one session. Session objects live as long
 * as the session that made them.
 *
 * <p><i>Thread safety:</i> none, as a session has none.
 */
final class TokenObjects {

  private static final int FIND_AT_ONCE = 64;
  private static final int MAX_WRAPPED_BYTES = 8 * 1024;

  /** The two halves of a pair. */
  record Pair(long publicKey, long privateKey) {}

  private final Connection connection;
  private final Cryptoki cryptoki;
  private final long session;

  TokenObjects(Connection connection, long session) {
    this.connection = connection;
    this.cryptoki = connection.cryptoki();
    this.session = session;
  }

  long generateKey(long mechanism, Template template) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocate(JAVA_LONG);
      connection.check(
          "C_GenerateKey",
          cryptoki.generateKey(
              session,
              Mechanism.plain(arena, mechanism),
              template.allocate(arena),
              template.count(),
              key));
      return key.get(JAVA_LONG, 0);
    }
  }

  Pair generatePair(long mechanism, Template publicHalf, Template privateHalf) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment publicKey = arena.allocate(JAVA_LONG);
      MemorySegment privateKey = arena.allocate(JAVA_LONG);
      connection.check(
          "C_GenerateKeyPair",
          cryptoki.generateKeyPair(
              session,
              Mechanism.plain(arena, mechanism),
              publicHalf.allocate(arena),
              publicHalf.count(),
              privateHalf.allocate(arena),
              privateHalf.count(),
              publicKey,
              privateKey));
      return new Pair(publicKey.get(JAVA_LONG, 0), privateKey.get(JAVA_LONG, 0));
    }
  }

  /** Makes an object of bytes that we know: only for known answers. */
  long create(Template template) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment object = arena.allocate(JAVA_LONG);
      connection.check(
          "C_CreateObject",
          cryptoki.createObject(session, template.allocate(arena), template.count(), object));
      return object.get(JAVA_LONG, 0);
    }
  }

  void destroy(long object) {
    connection.check("C_DestroyObject", cryptoki.destroyObject(session, object));
  }

  List<Long> find(Template template) {
    List<Long> found = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      connection.check(
          "C_FindObjectsInit",
          cryptoki.findObjectsInit(session, template.allocate(arena), template.count()));
      MemorySegment objects = arena.allocate(JAVA_LONG, FIND_AT_ONCE);
      MemorySegment count = arena.allocate(JAVA_LONG);
      long rv;
      do {
        rv = cryptoki.findObjects(session, objects, FIND_AT_ONCE, count);
        for (long i = 0; rv == Ck.CKR_OK && i < count.get(JAVA_LONG, 0); i++) {
          found.add(objects.getAtIndex(JAVA_LONG, i));
        }
      } while (rv == Ck.CKR_OK && count.get(JAVA_LONG, 0) > 0);
      cryptoki.findObjectsFinal(session);
      connection.check("C_FindObjects", rv);
    }
    return found;
  }

  byte[] attribute(long object, long type) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attribute = Template.EMPTY.bytes(type, new byte[0]).allocate(arena);
      attribute.set(ADDRESS, 8, MemorySegment.NULL);
      connection.check(
          "C_GetAttributeValue", cryptoki.getAttributeValue(session, object, attribute, 1));
      MemorySegment value = arena.allocate(Math.max(1, attribute.get(JAVA_LONG, 16)));
      attribute.set(ADDRESS, 8, value);
      connection.check(
          "C_GetAttributeValue", cryptoki.getAttributeValue(session, object, attribute, 1));
      byte[] bytes = value.asSlice(0, attribute.get(JAVA_LONG, 16)).toArray(JAVA_BYTE);
      value.fill((byte) 0);
      return bytes;
    }
  }

  byte[] wrap(long mechanism, long kek, long key) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment blob = arena.allocate(MAX_WRAPPED_BYTES);
      MemorySegment length = arena.allocateFrom(JAVA_LONG, MAX_WRAPPED_BYTES);
      connection.check(
          "C_WrapKey",
          cryptoki.wrapKey(session, Mechanism.plain(arena, mechanism), kek, key, blob, length));
      return blob.asSlice(0, length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
    }
  }

  /** What C_UnwrapKey answered: a handle only if the code is CKR_OK. */
  record Unwrapped(long rv, long key) {}

  Unwrapped unwrap(long mechanism, long kek, byte[] blob, Template template) {
    return unwrap(arena -> Mechanism.plain(arena, mechanism), kek, blob, template);
  }

  /** By RSA-OAEP with an empty label. */
  Unwrapped unwrapOaep(OaepParameters hash, long privateKey, byte[] blob, Template template) {
    return unwrap(hash::mechanism, privateKey, blob, template);
  }

  private Unwrapped unwrap(
      Function<Arena, MemorySegment> mechanism, long kek, byte[] blob, Template template) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocate(JAVA_LONG);
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, blob);
      long rv =
          cryptoki.unwrapKey(
              session,
              mechanism.apply(arena),
              kek,
              bytes,
              bytes.byteSize(),
              template.allocate(arena),
              template.count(),
              key);
      return new Unwrapped(rv, key.get(JAVA_LONG, 0));
    }
  }

  /** ECDH without a derivation function (CKD_NULL). */
  long deriveEcdh(long key, byte[] peerPoint, Template template) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment derived = arena.allocate(JAVA_LONG);
      connection.check(
          "C_DeriveKey",
          cryptoki.deriveKey(
              session,
              Mechanism.ecdh(arena, peerPoint),
              key,
              template.allocate(arena),
              template.count(),
              derived));
      return derived.get(JAVA_LONG, 0);
    }
  }
}
