package io.keystream.schemas;

import io.keystream.domain.policy.Source;

/** The {@code source} of records whose request came over a connection and stands on no topic. */
public final class ConnectionSource {

  private static final String PREFIX = "connection from ";

  /** Of a record that tells of several requests. */
  public static final String SEVERAL = PREFIX + "several";

  private ConnectionSource() {}

  public static String of(Source source) {
    return PREFIX + source;
  }

  /** Whether a record tells of such a request. */
  public static boolean isIn(String recordSource) {
    return recordSource.startsWith(PREFIX);
  }
}
