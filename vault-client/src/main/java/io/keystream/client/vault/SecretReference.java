package io.keystream.client.vault;

import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which field of which secret somebody means: {@code secret/shop/db#password}, or at a version
 * {@code secret/shop/db#password@3}.
 *
 * @param version null for the current one
 */
public record SecretReference(SecretPath path, String field, @Nullable SecretVersion version) {

  /** Where secrets are. */
  private static final String MOUNT = "secret/";

  private static final Pattern FORM =
      Pattern.compile("(?<path>[^#]+)#(?<field>.+?)(@(?<version>[0-9]{1,10}))?");

  /**
   * As it is written.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static SecretReference parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a field of a secret is like secret/shop/db#password, not like '" + text + "'");
    }
    var version = parts.group("version");
    return new SecretReference(
        path(parts.group("path")),
        parts.group("field"),
        version == null ? null : new SecretVersion(number(version)));
  }

  /**
   * The path of a secret as it is written, with its mount.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static SecretPath path(String text) {
    if (!text.startsWith(MOUNT)) {
      throw new IllegalArgumentException(
          "the path of a secret begins with secret/, unlike '" + text + "'");
    }
    return new SecretPath(text.substring(MOUNT.length()));
  }

  private static int number(String digits) {
    return Math.toIntExact(Math.min(Long.parseLong(digits), Integer.MAX_VALUE));
  }

  @Override
  public String toString() {
    return MOUNT + path + "#" + field + (version == null ? "" : "@" + version.number());
  }
}
