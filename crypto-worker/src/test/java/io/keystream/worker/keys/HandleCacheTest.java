package io.keystream.worker.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.worker.token.EncryptionKey;
import io.keystream.worker.token.Health;
import io.keystream.worker.token.LoadedKey;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.memory.MemoryHsm;
import io.keystream.worker.token.memory.MemoryToken;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandleCacheTest {

  private final MemoryToken token = MemoryToken.open(new MemoryHsm(new SecureRandom()), "handles");
  private final Set<MaterialId> unusable = new HashSet<>();
  private final HandleCache cache = new HandleCache(3, this::load, id -> !unusable.contains(id));
  private int loads;

  @AfterEach
  void close() {
    cache.close();
    token.close();
  }

  @Test
  void a_key_in_use_is_loaded_once() {
    use(1);
    use(1);

    assertThat(loads).isEqualTo(1);
    assertThat(loadedInToken()).isEqualTo(1);
  }

  @Test
  void the_key_unused_for_longest_is_closed_first() {
    use(1);
    use(2);
    use(3);
    use(1);
    use(4);

    assertThat(loadedInToken()).isEqualTo(3);
    use(1);
    assertThat(loads).as("1 stayed").isEqualTo(4);
    use(2);
    assertThat(loads).as("2 had to go").isEqualTo(5);
  }

  @Test
  void an_evicted_key_works_as_long_as_somebody_holds_it() {
    try (var lease = cache.lease(id(1))) {
      IntStream.rangeClosed(2, 5).forEach(this::use);

      assertThat(encrypts(lease.key())).isTrue();
      assertThat(loadedInToken()).isEqualTo(4);
    }
    assertThat(loadedInToken()).isEqualTo(3);
  }

  @Test
  void a_dropped_key_is_closed_when_its_last_user_is_done() {
    try (var lease = cache.lease(id(1))) {
      cache.drop(id(1));

      assertThat(cache.size()).isZero();
      assertThat(encrypts(lease.key())).isTrue();
    }
    assertThat(loadedInToken()).isZero();
  }

  @Test
  void a_key_that_lost_its_last_use_while_it_was_loaded_does_not_stay() {
    unusable.add(id(1));

    use(1);

    assertThat(cache.size()).isZero();
    assertThat(loadedInToken()).isZero();
  }

  @Test
  void many_threads_never_meet_a_closed_key() throws Exception {
    var seed = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var running =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  thread -> threads.submit(() -> useAtRandom(new Random(seed + thread))))
              .toList();
      for (var each : running) {
        each.get();
      }
    }
    assertThat(loadedInToken()).as("seed %d", seed).isEqualTo(3);
  }

  private void useAtRandom(Random random) {
    for (var i = 0; i < 2000; i++) {
      var number = 1 + random.nextInt(8);
      if (random.nextInt(10) == 0) {
        cache.drop(id(number));
      }
      use(number);
    }
  }

  private void use(int number) {
    try (var lease = cache.lease(id(number))) {
      assertThat(encrypts(lease.key())).isTrue();
    }
  }

  private static boolean encrypts(LoadedKey key) {
    return ((EncryptionKey) key).encrypt(new byte[1], new byte[0]).ciphertext().size() == 17;
  }

  private synchronized LoadedKey load(MaterialId id) {
    loads++;
    var material = token.generate(id, KeyAlgorithm.AES_256, Custody.RESIDENT);
    return token.load(id, KeyAlgorithm.AES_256, material);
  }

  private int loadedInToken() {
    return token.health() instanceof Health.Serving serving ? serving.loadedKeys() : -1;
  }

  private static MaterialId id(int number) {
    return new MaterialId(new KeyName("handles"), new KeyVersion(number));
  }
}
