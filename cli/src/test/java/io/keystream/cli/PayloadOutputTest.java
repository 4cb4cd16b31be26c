package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.cli.PayloadOutput.Content;
import io.keystream.cli.Surroundings.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class PayloadOutputTest {

  private static final byte[] EVERY_BYTE = everyByte();

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void every_byte_is_written_as_it_is() {
    output().write(EVERY_BYTE, Content.BINARY, surroundings(Output.ELSEWHERE));
    assertThat(out.toByteArray()).isEqualTo(EVERY_BYTE);
  }

  @Test
  void a_file_gets_the_same_bytes() throws Exception {
    var file = directory.resolve("out");
    output("--out", file.toString())
        .write(EVERY_BYTE, Content.BINARY, surroundings(Output.TERMINAL));
    assertThat(Files.readAllBytes(file)).isEqualTo(EVERY_BYTE);
    assertThat(out.toByteArray()).isEmpty();
  }

  @Test
  void text_encodings_end_with_a_line_end() {
    output("--encoding", "hex")
        .write(new byte[] {1, (byte) 255}, Content.BINARY, surroundings(Output.TERMINAL));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("01ff\n");
  }

  @Test
  void binary_is_not_thrown_at_a_terminal() {
    assertThatThrownBy(
            () -> output().write(EVERY_BYTE, Content.BINARY, surroundings(Output.TERMINAL)))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("--encoding base64");
    assertThat(out.toByteArray()).isEmpty();
  }

  private Surroundings surroundings(Output output) {
    return new Surroundings(
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        System.err,
        Map.of(),
        output,
        InstantSource.system(),
        new SecureRandom());
  }

  private static PayloadOutput output(String... arguments) {
    var holder = new Holder();
    new CommandLine(holder).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return holder.output;
  }

  @Command
  private static final class Holder {
    @Mixin private final PayloadOutput output = new PayloadOutput();
  }

  private static byte[] everyByte() {
    var bytes = new byte[256];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
