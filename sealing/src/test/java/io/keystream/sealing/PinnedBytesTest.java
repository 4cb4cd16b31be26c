package io.keystream.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.credentials.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bytes of the protocol, for whoever writes a client in another language. A change of one of
 * them is another protocol and takes another label.
 */
final class PinnedBytesTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final Path VECTORS = Path.of("src/test/resources/vectors");

  @ParameterizedTest
  @EnumSource(Suite.class)
  void every_byte_is_as_written_down(Suite suite) throws IOException {
    var file = VECTORS.resolve("session-" + suite.code() + ".txt");
    var made = vector(suite);
    if (Files.notExists(file)) {
      Files.writeString(file, made);
      throw new AssertionError(file + " was missing and is written: read it, keep it, run again");
    }
    assertThat(made).isEqualTo(Files.readString(file));
  }

  private static String vector(Suite suite) {
    var fixture = new Fixture(suite, new CountingRandom());
    var caller = fixture.caller();
    var request = caller.seal(Fixture.header(0), Fixture.CONTENT);
    var worker = fixture.worker(caller);
    var epoch = ReplyEpoch.begin(fixture.random);
    var reply = worker.seal(Fixture.REPLIES, Fixture.REQUEST, request, Fields.utf8("done"), epoch);
    var out = new StringJoiner("\n", "", "\n");
    out.add("# Content of the request: 4111 1111 1111 1111; of the reply: done.");
    out.add("# Header: topic requests, partition 2, sequence 0, openingOffset 77,");
    out.add("# deadline 2026-11-26T10:00:30Z, requestId " + Fixture.REQUEST + ",");
    out.add("# replyPartition 1, replyAddress till-7.");
    out.add("domainPublicKey " + HEX.formatHex(fixture.domainKey.publicKey()));
    out.add("certificate " + HEX.formatHex(fixture.credential.certificate().der()));
    out.add("opening " + HEX.formatHex(caller.opening().encode()));
    out.add("info " + HEX.formatHex(caller.opening().info()));
    out.add("signature " + HEX.formatHex(caller.signature()));
    out.add("sessionId " + caller.id());
    out.add(
        "requestAad "
            + HEX.formatHex(
                Fixture.header(0).associated(new SealScope(Fixture.PLATFORM, suite, caller.id()))));
    out.add("request " + HEX.formatHex(request));
    out.add("workerKey " + HEX.formatHex(reply.workerKey()));
    out.add("counter " + reply.counter());
    out.add("reply " + HEX.formatHex(reply.sealed()));
    return out.toString();
  }
}
