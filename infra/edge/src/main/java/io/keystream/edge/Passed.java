package io.keystream.edge;

import io.keystream.http.Answer;

/** What became of something that callers ask of others through a service. */
public sealed interface Passed {

  Answer answer();

  /** Others were asked: they have it on record, whatever they decided. */
  record Decided(Answer answer) implements Passed {}

  /** Nobody else knows of it. */
  record NotPassedOn(Answer answer) implements Passed {}
}
