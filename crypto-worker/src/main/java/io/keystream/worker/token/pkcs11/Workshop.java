package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.KeyEncryptionKeys;

/** Everything that a token works with, put together once and closed in reverse order. */
record Workshop(
    Connection connection,
    ModuleProfile profile,
    Vault vault,
    SessionPool pool,
    Operations operations,
    KeyGeneration generation,
    KekRing keks,
    Residents residents,
    CheckValues checkValues,
    Wrapping wrapping,
    KeyLoading loading,
    KeyEncryptionKeys keyEncryptionKeys,
    Pkcs11KeyImport keyImport)
    implements AutoCloseable {

  static Workshop open(Pkcs11Library library, Pkcs11Settings settings) {
    Connection connection = library.connect(settings.tokenLabel());
    Vault vault = new Vault(connection, connection.openSession());
    SessionPool pool = new SessionPool(connection, settings.sessions());
    try (PinFile pin = PinFile.read(settings.pinFile())) {
      library.login().login(connection, vault.session(), pin);
      return assemble(library, settings.domain(), connection, vault, pool);
    } catch (RuntimeException e) {
      pool.close();
      vault.close();
      throw e;
    }
  }

  private static Workshop assemble(
      Pkcs11Library library, String domain, Connection connection, Vault vault, SessionPool pool) {
    ModuleProfile profile =
        ModuleProfile.of(library.manufacturer(), vault.manage(WrapProbe::probe));
    KekRing keks = new KekRing(domain, profile, vault);
    AesGcm gcm = new AesGcm(connection);
    long canaryKey =
        vault.manage(objects -> objects.generateKey(Ck.CKM_AES_KEY_GEN, KeyTemplates.canary()));
    Canary canary = pool.use(session -> new Canary(gcm, session, canaryKey));
    Operations operations = new Operations(connection, pool, gcm, canary, vault);
    KeyGeneration generation = new KeyGeneration(library.mechanisms(connection.slot()));
    Residents residents = new Residents(generation);
    CheckValues checkValues = new CheckValues(operations);
    KeyLoading loading =
        new KeyLoading(
            connection, vault, keks, residents, operations, library.sunPkcs11(connection.slot()));
    Wrapping wrapping = new Wrapping(vault, generation, keks, operations, checkValues);
    return new Workshop(
        connection,
        profile,
        vault,
        pool,
        operations,
        generation,
        keks,
        residents,
        checkValues,
        wrapping,
        loading,
        new Pkcs11KeyEncryptionKeys(vault, keks, residents, loading),
        new Pkcs11KeyImport(connection, vault, profile, wrapping, loading, operations));
  }

  @Override
  public void close() {
    vault.closeKeys();
    pool.close();
    vault.close();
  }
}
