package io.keystream.detection;

/** Whether an anomaly-detector does its work. */
public sealed interface AnomalyDetectorHealth {

  /**
   * It watches and Kafka answers.
   *
   * @param behind records and markers it has still to read
   */
  record Ready(long behind) implements AnomalyDetectorHealth {}

  /** It does not watch; the reason says what is missing or where it stopped. */
  record NotReady(String reason) implements AnomalyDetectorHealth {}
}
