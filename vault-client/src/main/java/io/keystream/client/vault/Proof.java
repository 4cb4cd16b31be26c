package io.keystream.client.vault;

import io.keystream.credentials.Credential;
import java.nio.file.Path;

/** What a reader shows to be somebody: where its first credential comes from. */
public sealed interface Proof {

  /** A certificate that was enrolled; it proves every request, and no token is made. */
  record Certificate(Credential credential) implements Proof {}

  /** A token that somebody else keeps alive. */
  record Token(SecretText token) implements Proof {}

  /** The same in a file, read for every request, so that somebody else can replace it. */
  record TokenFile(Path token) implements Proof {}

  /** A role and a secret-id in files, with which the reader logs in whenever it has no token. */
  record Role(Path roleId, Path secretId) implements Proof {}
}
