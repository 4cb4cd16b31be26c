package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.MemorySegment;

/**
 * The functions of one PKCS#11 library, taken from its CK_FUNCTION_LIST, because NSS exports
 * nothing else. Each method is the function of the same name and returns its CK_RV.
 *
 * <p>Long for a file of this house: the table has one row for each function and nothing to split.
 */
final class Cryptoki {

  private static final int FUNCTIONS = 68;

  private final MemorySegment table;
  private final MemorySegment encryptInit;
  private final MemorySegment encrypt;
  private final MemorySegment decryptInit;
  private final MemorySegment decrypt;
  private final MemorySegment signInit;
  private final MemorySegment sign;

  /**
   * Reads the table behind the pointer that C_GetFunctionList gave.
   *
   * @param functionList CK_FUNCTION_LIST of PKCS#11 2.x: a version, then 68 pointers
   */
  Cryptoki(MemorySegment functionList) {
    this.table = functionList.reinterpret(ADDRESS.byteSize() * (FUNCTIONS + 1));
    this.encryptInit = function(29);
    this.encrypt = function(30);
    this.decryptInit = function(33);
    this.decrypt = function(34);
    this.signInit = function(42);
    this.sign = function(43);
  }

  private MemorySegment function(int index) {
    return table.get(ADDRESS, ADDRESS.byteSize() * (index + 1));
  }

  long initialize(MemorySegment arguments) {
    return NativeCalls.p(function(0), arguments);
  }

  long getInfo(MemorySegment info) {
    return NativeCalls.p(function(2), info);
  }

  long getSlotList(boolean tokenPresent, MemorySegment slots, MemorySegment count) {
    return NativeCalls.bpp(function(4), (byte) (tokenPresent ? 1 : 0), slots, count);
  }

  long getTokenInfo(long slot, MemorySegment info) {
    return NativeCalls.lp(function(6), slot, info);
  }

  long getMechanismList(long slot, MemorySegment mechanisms, MemorySegment count) {
    return NativeCalls.lpp(function(7), slot, mechanisms, count);
  }

  long openSession(long slot, long flags, MemorySegment session) {
    return NativeCalls.llppp(
        function(12), slot, flags, MemorySegment.NULL, MemorySegment.NULL, session);
  }

  long closeSession(long session) {
    return NativeCalls.l(function(13), session);
  }

  long getSessionInfo(long session, MemorySegment info) {
    return NativeCalls.lp(function(15), session, info);
  }

  long login(long session, long user, MemorySegment pin, long pinBytes) {
    return NativeCalls.llpl(function(18), session, user, pin, pinBytes);
  }

  long createObject(long session, MemorySegment template, long count, MemorySegment object) {
    return NativeCalls.lplp(function(20), session, template, count, object);
  }

  long copyObject(
      long session, long object, MemorySegment template, long count, MemorySegment copy) {
    return NativeCalls.llplp(function(21), session, object, template, count, copy);
  }

  long destroyObject(long session, long object) {
    return NativeCalls.ll(function(22), session, object);
  }

  long getAttributeValue(long session, long object, MemorySegment template, long count) {
    return NativeCalls.llpl(function(24), session, object, template, count);
  }

  long setAttributeValue(long session, long object, MemorySegment template, long count) {
    return NativeCalls.llpl(function(25), session, object, template, count);
  }

  long findObjectsInit(long session, MemorySegment template, long count) {
    return NativeCalls.lpl(function(26), session, template, count);
  }

  long findObjects(long session, MemorySegment objects, long max, MemorySegment count) {
    return NativeCalls.lplp(function(27), session, objects, max, count);
  }

  long findObjectsFinal(long session) {
    return NativeCalls.l(function(28), session);
  }

  long encryptInit(long session, MemorySegment mechanism, long key) {
    return NativeCalls.lpl(encryptInit, session, mechanism, key);
  }

  long encrypt(
      long session, MemorySegment in, long inBytes, MemorySegment out, MemorySegment outBytes) {
    return NativeCalls.lplpp(encrypt, session, in, inBytes, out, outBytes);
  }

  long decryptInit(long session, MemorySegment mechanism, long key) {
    return NativeCalls.lpl(decryptInit, session, mechanism, key);
  }

  long decrypt(
      long session, MemorySegment in, long inBytes, MemorySegment out, MemorySegment outBytes) {
    return NativeCalls.lplpp(decrypt, session, in, inBytes, out, outBytes);
  }

  long signInit(long session, MemorySegment mechanism, long key) {
    return NativeCalls.lpl(signInit, session, mechanism, key);
  }

  long sign(
      long session, MemorySegment in, long inBytes, MemorySegment out, MemorySegment outBytes) {
    return NativeCalls.lplpp(sign, session, in, inBytes, out, outBytes);
  }

  long generateKey(
      long session,
      MemorySegment mechanism,
      MemorySegment template,
      long count,
      MemorySegment key) {
    return NativeCalls.lpplp(function(58), session, mechanism, template, count, key);
  }

  long generateKeyPair(
      long session,
      MemorySegment mechanism,
      MemorySegment publicTemplate,
      long publicCount,
      MemorySegment privateTemplate,
      long privateCount,
      MemorySegment publicKey,
      MemorySegment privateKey) {
    return NativeCalls.lpplplpp(
        function(59),
        session,
        mechanism,
        publicTemplate,
        publicCount,
        privateTemplate,
        privateCount,
        publicKey,
        privateKey);
  }

  long wrapKey(
      long session,
      MemorySegment mechanism,
      long wrappingKey,
      long key,
      MemorySegment blob,
      MemorySegment blobBytes) {
    return NativeCalls.lpllpp(function(60), session, mechanism, wrappingKey, key, blob, blobBytes);
  }

  long unwrapKey(
      long session,
      MemorySegment mechanism,
      long unwrappingKey,
      MemorySegment blob,
      long blobBytes,
      MemorySegment template,
      long count,
      MemorySegment key) {
    return NativeCalls.lplplplp(
        function(61), session, mechanism, unwrappingKey, blob, blobBytes, template, count, key);
  }

  long deriveKey(
      long session,
      MemorySegment mechanism,
      long baseKey,
      MemorySegment template,
      long count,
      MemorySegment key) {
    return NativeCalls.lplplp(function(62), session, mechanism, baseKey, template, count, key);
  }

  long generateRandom(long session, MemorySegment bytes, long count) {
    return NativeCalls.lpl(function(64), session, bytes, count);
  }
}
