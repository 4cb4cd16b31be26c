package io.keystream.directory;

/** What a record of signed events tells, whatever it is about. */
sealed interface FollowedEvent<C, E> {

  record Proven<C, E>(C command, E event) implements FollowedEvent<C, E> {}

  record Known<C, E>() implements FollowedEvent<C, E> {}

  record Ignored<C, E>(String why) implements FollowedEvent<C, E> {}
}
