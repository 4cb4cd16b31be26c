package io.keystream.commands;

/** What a command-service does about access commands. */
public enum AccessLane {
  /** Another instance has the one partition, or nobody yet. */
  STANDS_BY("access commands are decided elsewhere"),
  /** It has the partition. */
  DECIDES("access commands are decided");

  private final String sentence;

  AccessLane(String sentence) {
    this.sentence = sentence;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }
}
