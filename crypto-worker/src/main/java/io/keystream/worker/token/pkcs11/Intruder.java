package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Tries what somebody would try who is logged in to the token and wants keys. Every method says
 * whether it got through; what it made is destroyed again.
 */
final class Intruder {

  private static final int ROOM_BYTES = 16 * 1024;

  private final Cryptoki cryptoki;
  private final long session;
  private final TokenObjects objects;

  Intruder(Connection connection, OperationSession session) {
    this.cryptoki = connection.cryptoki();
    this.session = session.handle();
    this.objects = session.objects();
  }

  boolean readsValue(long key) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(ROOM_BYTES);
      MemorySegment attribute = arena.allocate(Template.CK_ATTRIBUTE_BYTES, 8);
      attribute.set(JAVA_LONG, 0, Ck.CKA_VALUE);
      attribute.set(ADDRESS, 8, room);
      attribute.set(JAVA_LONG, 16, room.byteSize());
      long rv = cryptoki.getAttributeValue(session, key, attribute, 1);
      boolean read = rv == Ck.CKR_OK && attribute.get(JAVA_LONG, 16) > 0;
      room.fill((byte) 0);
      return read;
    }
  }

  boolean wraps(long mechanism, long kek, long key) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment blob = arena.allocate(ROOM_BYTES);
      MemorySegment length = arena.allocateFrom(JAVA_LONG, ROOM_BYTES);
      return cryptoki.wrapKey(session, Mechanism.plain(arena, mechanism), kek, key, blob, length)
          == Ck.CKR_OK;
    }
  }

  /** Unwraps a key with a template of his own. */
  boolean unwraps(long mechanism, long kek, byte[] blob, Template template) {
    TokenObjects.Unwrapped unwrapped = objects.unwrap(mechanism, kek, blob, template);
    if (unwrapped.rv() == Ck.CKR_OK) {
      objects.destroy(unwrapped.key());
    }
    return unwrapped.rv() == Ck.CKR_OK;
  }

  /** Unwraps a key by plain decryption, as AES-CBC with an IV of zeros. */
  boolean unwrapsByCbc(long kek, byte[] blob, Template template) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocate(JAVA_LONG);
      MemorySegment iv = arena.allocate(16);
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, blob);
      long rv =
          cryptoki.unwrapKey(
              session,
              Mechanism.of(arena, Ck.CKM_AES_CBC, iv, 16),
              kek,
              bytes,
              bytes.byteSize(),
              template.allocate(arena),
              template.count(),
              key);
      if (rv == Ck.CKR_OK) {
        objects.destroy(key.get(JAVA_LONG, 0));
      }
      return rv == Ck.CKR_OK;
    }
  }

  /** Starts to decrypt with a key that is none for data, and ends that again. */
  boolean decrypts(long kek) {
    try (Arena arena = Arena.ofConfined()) {
      long rv = cryptoki.decryptInit(session, Mechanism.plain(arena, Ck.CKM_AES_ECB), kek);
      if (rv == Ck.CKR_OK) {
        MemorySegment block = arena.allocateFrom(JAVA_BYTE, new byte[16]);
        cryptoki.decrypt(session, block, 16, arena.allocate(32), arena.allocateFrom(JAVA_LONG, 32));
      }
      return rv == Ck.CKR_OK;
    }
  }

  boolean changes(long object, Template template) {
    try (Arena arena = Arena.ofConfined()) {
      return cryptoki.setAttributeValue(session, object, template.allocate(arena), template.count())
          == Ck.CKR_OK;
    }
  }

  /** Copies an object with other attributes than it has. */
  boolean copies(long object, Template template) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(JAVA_LONG);
      long rv =
          cryptoki.copyObject(session, object, template.allocate(arena), template.count(), copy);
      if (rv == Ck.CKR_OK) {
        objects.destroy(copy.get(JAVA_LONG, 0));
      }
      return rv == Ck.CKR_OK;
    }
  }
}
