package io.keystream.schemas;

import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretEvent;

/**
 * What a record about secrets says it is about: a secret, or the store; nothing of it is checked.
 *
 * @param path as records have it
 */
public record SecretSubject(String path) {

  /** In place of a path; no path begins with a slash. */
  public static final SecretSubject STORE = new SecretSubject("/config");

  public static SecretSubject of(SecretCommand command) {
    return switch (command) {
      case SecretCommand.AboutSecret about -> new SecretSubject(about.path().path());
      case SecretCommand.Configure _ -> STORE;
    };
  }

  public static SecretSubject of(SecretEvent event) {
    return switch (event) {
      case SecretEvent.AboutSecret about -> new SecretSubject(about.path().path());
      case SecretEvent.StoreConfigured _ -> STORE;
    };
  }

  public boolean isStore() {
    return equals(STORE);
  }

  /** By kind and name, as audit records have it: {@code secret/shop/db}. */
  public String resource() {
    return isStore() ? "secret-store/secret" : "secret/" + path;
  }
}
