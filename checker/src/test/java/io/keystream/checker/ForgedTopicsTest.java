package io.keystream.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a topic as a whole, and records that are none. */
final class ForgedTopicsTest {

  static Stream<Topic<?>> topicsOfServices() {
    return Topics.ALL.stream().filter(topic -> !topicsOfAnybody().contains(topic));
  }

  static List<Topic<?>> topicsOfAnybody() {
    return List.of(
        Topics.CRYPTO_REQUESTS, Topics.CRYPTO_SESSIONS, Topics.COMMANDS, Topics.SECRET_COMMANDS);
  }

  @ParameterizedTest
  @MethodSource("topicsOfServices")
  void a_record_that_cannot_be_read_is_named_with_its_place(Topic<?> topic) {
    var story = Story.ofOneKey();
    var at = story.log.appendGarbage(topic, 2);

    var findings = story.check().findings();

    assertThat(findings).extracting(Finding::rule).containsExactly(Rule.RECORD_IS_READABLE);
    assertThat(findings.getFirst().at()).isEqualTo(at);
  }

  @ParameterizedTest
  @MethodSource("topicsOfAnybody")
  void what_cannot_be_read_is_nobodys_fault_where_anybody_may_write(Topic<?> topic) {
    var story = Story.ofOneKey();
    story.log.appendGarbage(topic, 2);
    story.log.append(topic, "alice", null, Story.NOON);

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void an_event_without_content() {
    var story = Story.ofOneKey();
    story.log.append(Topics.KEY_EVENTS, "payments/cards", null, Story.NOON);

    assertThat(story.brokenRules()).containsExactly(Rule.RECORD_IS_READABLE);
  }

  @Test
  void an_audit_log_that_does_not_begin_at_its_beginning() {
    var story = new Story();
    story.log.appendGarbage(Topics.AUDIT_LOG, 0);
    story.log.delete(Topics.AUDIT_LOG, 0);

    assertThat(story.brokenRules()).containsExactly(Rule.NOTHING_IS_DELETED);
  }

  @Test
  void a_topic_that_is_not_there() {
    var story = new Story();
    story.log.remove(Topics.ALERTS);

    assertThat(story.brokenRules()).containsExactly(Rule.TOPIC_EXISTS);
  }
}
