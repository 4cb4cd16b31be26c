package io.keystream.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SessionTest {

  @ParameterizedTest
  @EnumSource(Suite.class)
  void a_request_and_its_reply_arrive(Suite suite) {
    var fixture = Fixture.of(suite);
    try (var caller = fixture.caller();
        var worker = fixture.worker(caller);
        var epoch = ReplyEpoch.begin(fixture.random)) {
      assertThat(worker.id()).isEqualTo(caller.id());
      for (var sequence = 0; sequence < 3; sequence++) {
        var header = Fixture.header(sequence);
        var sealed = caller.seal(header, Fixture.CONTENT);
        assertThat(worker.open(header, sealed)).isEqualTo(Fixture.CONTENT);
        var answer = new byte[100 * sequence];
        var reply = worker.seal(Fixture.REPLIES, Fixture.REQUEST, sealed, answer, epoch);
        assertThat(caller.open(Fixture.REPLIES, Fixture.REQUEST, sealed, reply)).isEqualTo(answer);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void a_request_opens_only_where_and_as_it_was_sealed(Suite suite) {
    var fixture = Fixture.of(suite);
    var worker = fixture.caller();
    var h = Fixture.header(5);
    var sealed = worker.seal(h, Fixture.CONTENT);
    var moved =
        List.of(
            new RequestHeader("other", 2, 5, h.deadline(), h.requestId(), 77, 1, "till-7"),
            new RequestHeader(h.topic(), 1, 5, h.deadline(), h.requestId(), 77, 1, "till-7"),
            new RequestHeader(h.topic(), 2, 6, h.deadline(), h.requestId(), 77, 1, "till-7"),
            new RequestHeader(
                h.topic(), 2, 5, h.deadline().plusMillis(1), h.requestId(), 77, 1, "till-7"),
            new RequestHeader(h.topic(), 2, 5, h.deadline(), new UUID(1, 2), 77, 1, "till-7"),
            new RequestHeader(h.topic(), 2, 5, h.deadline(), h.requestId(), 78, 1, "till-7"),
            new RequestHeader(h.topic(), 2, 5, h.deadline(), h.requestId(), 77, 0, "till-7"),
            new RequestHeader(h.topic(), 2, 5, h.deadline(), h.requestId(), 77, 1, "till-8"));
    try (var session = fixture.worker(worker)) {
      for (var header : moved) {
        assertThatThrownBy(() -> session.open(header, sealed))
            .as(header.toString())
            .isInstanceOf(BrokenSeal.class);
      }
      assertThat(session.open(h, sealed)).isEqualTo(Fixture.CONTENT);
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void no_bit_of_a_request_can_be_changed_and_none_left_out(Suite suite) {
    var fixture = Fixture.of(suite);
    var caller = fixture.caller();
    var sealed = caller.seal(Fixture.header(0), Fixture.CONTENT);
    try (var worker = fixture.worker(caller)) {
      for (var i = 0; i < sealed.length; i++) {
        var damaged = sealed.clone();
        damaged[i] ^= 1;
        assertThatThrownBy(() -> worker.open(Fixture.header(0), damaged))
            .isInstanceOf(BrokenSeal.class);
        var cut = java.util.Arrays.copyOf(sealed, i);
        assertThatThrownBy(() -> worker.open(Fixture.header(0), cut))
            .isInstanceOf(BrokenSeal.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void a_reply_answers_one_request_of_one_session(Suite suite) {
    var fixture = Fixture.of(suite);
    var caller = fixture.caller();
    var first = caller.seal(Fixture.header(0), Fixture.CONTENT);
    var second = caller.seal(Fixture.header(1), Fixture.CONTENT);
    try (var worker = fixture.worker(caller);
        var epoch = ReplyEpoch.begin(fixture.random);
        var stranger = fixture.caller()) {
      var reply = worker.seal(Fixture.REPLIES, Fixture.REQUEST, first, Fixture.CONTENT, epoch);
      assertThatThrownBy(() -> caller.open(Fixture.REPLIES, Fixture.REQUEST, second, reply))
          .isInstanceOf(BrokenSeal.class);
      assertThatThrownBy(() -> caller.open("other", Fixture.REQUEST, first, reply))
          .isInstanceOf(BrokenSeal.class);
      assertThatThrownBy(() -> caller.open(Fixture.REPLIES, new UUID(1, 2), first, reply))
          .isInstanceOf(BrokenSeal.class);
      assertThatThrownBy(() -> stranger.open(Fixture.REPLIES, Fixture.REQUEST, first, reply))
          .isInstanceOf(BrokenSeal.class);
      var recounted = new SealedReply(reply.workerKey(), reply.counter() + 1, reply.sealed());
      assertThatThrownBy(() -> caller.open(Fixture.REPLIES, Fixture.REQUEST, first, recounted))
          .isInstanceOf(BrokenSeal.class);
      var hostile = new SealedReply(new byte[32], reply.counter(), reply.sealed());
      assertThatThrownBy(() -> caller.open(Fixture.REPLIES, Fixture.REQUEST, first, hostile))
          .isInstanceOf(BrokenSeal.class);
    }
  }
}
