package io.keystream.worker.token.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.worker.token.TokenFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginTest {

  private static final List<Pkcs11Device> DEVICES = List.of(SoftHsmDevice.DEVICE, NssDevice.DEVICE);

  @Test
  void a_wrong_pin_is_refused_at_the_first_login() {
    assertThat(DEVICES)
        .allSatisfy(device ->
            assertThat(device.firstWrongPin()).containsInstanceOf(TokenFailure.WrongPin.class));
  }

  /** The module itself would take any PIN. */
  @Test
  void a_wrong_pin_is_refused_when_the_process_is_logged_in() {
    assertThat(DEVICES)
        .allSatisfy(device ->
            assertThat(device.wrongPin(device.settings("shared")))
                .containsInstanceOf(TokenFailure.WrongPin.class));
  }

  @Test
  void a_wrong_pin_harms_nobody_who_is_logged_in() {
    Pkcs11Device device = SoftHsmDevice.DEVICE;
    assertThat(device.wrongPin(device.settings("shared"))).isPresent();
    assertThat(device.sharedToken().random(1)).hasSize(1);
    device.openToken("shared").close();
  }

  @Test
  void a_login_of_somebody_else_is_not_trusted() {
    Pkcs11Device device = SoftHsmDevice.DEVICE;
    Pkcs11Library another = Pkcs11Library.load(device.library().path());
    assertThatThrownBy(() -> Pkcs11Token.open(another, device.settings("shared")))
        .isInstanceOf(TokenFailure.Unfit.class)
        .hasMessageContaining("something else in this process is logged in");
  }

  @Test
  void a_token_is_found_by_its_label_or_the_labels_are_told() {
    Pkcs11Settings settings =
        new Pkcs11Settings("no such token", SoftHsmDevice.SOFT_HSM.userPinFile(), "shared", 1);
    assertThatThrownBy(() -> Pkcs11Token.open(SoftHsmDevice.DEVICE.library(), settings))
        .isInstanceOf(TokenFailure.Unfit.class)
        .hasMessageContaining("no such token")
        .hasMessageContaining(SoftHsmDevice.SOFT_HSM.label());
  }

  @Test
  void a_missing_library_is_named() {
    assertThatThrownBy(() -> Pkcs11Library.load(Path.of("/nowhere/libhsm.so")))
        .isInstanceOf(TokenFailure.Unfit.class)
        .hasMessageContaining("/nowhere/libhsm.so");
  }

  @Test
  void a_pin_is_read_without_its_line_end_and_wiped(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("pin"), "12 34\r\n");
    PinFile pin = PinFile.read(file);
    assertThat(pin.revealBytes()).asString().isEqualTo("12 34");
    assertThat(pin).hasToString("PinFile(hidden)");
    pin.close();
    assertThat(pin.revealBytes()).containsOnly(0);
  }

  @Test
  void an_empty_too_long_or_missing_pin_file_is_named(@TempDir Path directory) throws IOException {
    Path empty = Files.writeString(directory.resolve("empty"), "\n");
    Path tooLong = Files.writeString(directory.resolve("too-long"), "1".repeat(256));
    Path missing = directory.resolve("missing");
    for (Path file : List.of(empty, tooLong, missing)) {
      assertThatThrownBy(() -> PinFile.read(file))
          .isInstanceOf(TokenFailure.Unfit.class)
          .hasMessageContaining(file.toString());
    }
  }
}
