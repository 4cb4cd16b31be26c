package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.domain.secret.SecretPath;
import io.keystream.schemas.secretcommand.Configure;
import io.keystream.schemas.secretcommand.Delete;
import io.keystream.schemas.secretcommand.PutMetadata;
import io.keystream.schemas.secretcommand.Remove;
import io.keystream.schemas.secretcommand.Write;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CustomPairRecord;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SecretEventRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands and events about secrets survive the wire; what is none is refused by its field. */
final class SecretMappingTest {

  private static final CallerRecord TILL = new CallerRecord("svc-till", "till", "bo", true);
  private static final Instant TIME = Instant.parse("2026-03-02T03:04:05.678Z");
  private static final String ID = new UUID(1, 2).toString();

  static List<SecretCommand> commands() {
    return SecretSamples.commands();
  }

  static List<SecretEvent> events() {
    return SecretSamples.events();
  }

  @Test
  void every_kind_has_a_sample() {
    assertThat(kinds(commands())).isEqualTo(all(SecretCommand.class));
    assertThat(kinds(events())).isEqualTo(all(SecretEvent.class));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_command_survives_the_wire(SecretCommand command) {
    var codec = SecretCommandMapping.CODEC;
    var bytes =
        codec.encode(
            record(SecretSubject.of(command).path(), SecretCommandMapping.toUnion(command)));
    assertThat(SecretCommandMapping.toCommand(codec.decode(bytes))).isEqualTo(command);
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_survives_the_wire(SecretEvent event) {
    var codec = Topics.SECRET_EVENTS.codec();
    var record =
        new SecretEventRecord(
            SecretSubject.of(event).path(),
            1L,
            ID,
            TILL,
            "crypto-worker",
            TIME,
            SecretEventMapping.toUnion(event),
            null);
    assertThat(SecretEventMapping.toEvent(codec.decode(codec.encode(record)))).isEqualTo(event);
  }

  @Test
  void the_store_is_no_secret() {
    assertThat(SecretSubject.of(new SecretCommand.Remove(new SecretPath("config"))))
        .isNotEqualTo(SecretSubject.STORE);
    assertThat(SecretSubject.STORE.resource()).isEqualTo("secret-store/secret");
    assertThat(new SecretSubject("shop/db").resource()).isEqualTo("secret/shop/db");
    refused("path must be '/config'", "config", new Configure(1, null, null));
    refused("secret path must", "/config", new Remove());
  }

  @Test
  void what_is_outside_its_limits_names_the_field() {
    var hash = ByteBuffer.allocate(32);
    refused("valueId must be a UUID", "a", new Write(null, "1-1-1-1-1", hash));
    refused("valueId must be a UUID", "a", new Write(null, "x", hash));
    refused("sha256 must be 64", "a", new Write(null, ID, ByteBuffer.allocate(31)));
    refused("versions must be in order", "a", new Delete(List.of(2, 1)));
    refused("versions must be in order", "a", new Delete(List.of(1, 1)));
    refused("secret version must be 1", "a", new Delete(List.of(0)));
    refused(
        "custom_metadata has a key twice",
        "a",
        new PutMetadata(
            null,
            null,
            null,
            List.of(new CustomPairRecord("a", "1"), new CustomPairRecord("a", "2"))));
  }

  @Test
  void who_asks_and_from_where_is_checked_too() {
    var record = record("a", new Remove());
    assertThat(SecretCommandMapping.onBehalf(record).source().text()).isEqualTo("10.1.2.3");
    var elsewhere =
        new SecretCommandRecord(
            ID, "a", TILL, "crypto-worker", "localhost", TIME, null, new Remove());
    assertThatThrownBy(() -> SecretCommandMapping.onBehalf(elsewhere))
        .hasMessageContaining("source must be an IP address");
  }

  private static void refused(String message, String path, SpecificRecord command) {
    assertThatThrownBy(() -> SecretCommandMapping.toCommand(record(path, command)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static SecretCommandRecord record(String path, SpecificRecord command) {
    return new SecretCommandRecord(
        ID, path, TILL, "crypto-worker", "10.1.2.3", TIME, null, command);
  }

  private static Set<Class<?>> kinds(Collection<?> samples) {
    return samples.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  private static Set<Class<?>> all(Class<?> closed) {
    return Stream.of(closed.getPermittedSubclasses())
        .flatMap(type -> type.isRecord() ? Stream.of(type) : all(type).stream())
        .collect(Collectors.toSet());
  }
}
