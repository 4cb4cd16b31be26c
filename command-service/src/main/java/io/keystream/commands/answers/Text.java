package io.keystream.commands.answers;

import io.keystream.domain.key.KeyName;
import io.keystream.domain.secret.SecretPath;
import io.keystream.schemas.wire.CallerRecord;

/** How much of a caller's text is repeated in records: what is longer was refused anyway. */
public final class Text {

  public static final int MAX_KEY = KeyName.MAX_LENGTH;

  /** Of a key, or of a secret. */
  public static final int MAX_SUBJECT = SecretPath.MAX_LENGTH;

  public static final int MAX_NAME = 128;
  public static final int MAX_MESSAGE = 500;

  private Text() {}

  public static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  public static CallerRecord cut(CallerRecord caller) {
    var user = caller.getUser();
    return new CallerRecord(
        cut(caller.getPrincipal(), MAX_NAME),
        cut(caller.getApplication(), MAX_NAME),
        user == null ? null : cut(user, MAX_NAME),
        caller.getUserVerified());
  }
}
