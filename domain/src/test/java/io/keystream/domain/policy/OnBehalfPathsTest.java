package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Principal;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OnBehalfPathsTest {

  private static final List<String> NAMES =
      List.of(
          "till",
          ".",
          "..",
          "...",
          "%2E",
          "a/b",
          "a%2Fb",
          "a%252Fb",
          "//",
          "spiffe://bank/till",
          "Zoë Müller",
          "+",
          "*",
          "€".repeat(128),
          "/".repeat(128));

  @Test
  void every_name_is_one_segment_and_no_two_share_it() {
    var paths = new HashSet<String>();
    for (var name : NAMES) {
      var path = OnBehalfPaths.onBehalfOf(new Principal(name)).path();
      assertThat(path.split("/", -1)).hasSize(3);
      assertThat(paths.add(path)).as(path).isTrue();
    }
  }

  @Test
  void a_plain_name_stands_as_it_is() {
    assertThat(OnBehalfPaths.onBehalfOf(new Principal("svc-till")))
        .isEqualTo(new Access("keystream/on-behalf-of/svc-till", Capability.UPDATE));
  }
}
