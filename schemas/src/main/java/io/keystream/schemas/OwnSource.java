package io.keystream.schemas;

/** The {@code source} of records of what a service does because it is due: nobody asked for it. */
public final class OwnSource {

  public static final String TEXT = "its own schedule";

  private OwnSource() {}

  /** Whether a record tells of such a deed. */
  public static boolean isIn(String recordSource) {
    return recordSource.equals(TEXT);
  }
}
