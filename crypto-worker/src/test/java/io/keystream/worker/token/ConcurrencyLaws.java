package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Laws of many threads on one token. */
public interface ConcurrencyLaws extends TokenUnderTest {

  int THREADS = 6;

  private static void all(List<Callable<Void>> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Void>> running = new ArrayList<>();
      work.forEach(task -> running.add(threads.submit(task)));
      for (Future<Void> task : running) {
        task.get(60, TimeUnit.SECONDS);
      }
    }
  }

  /** More threads than sessions work, while others make, load, find and destroy keys. */
  @Test
  default void operations_of_many_threads_never_mix() throws Exception {
    List<Callable<Void>> work = new ArrayList<>();
    KeyAlgorithm[] kinds = {
      KeyAlgorithm.AES_256, KeyAlgorithm.HMAC_SHA_256, KeyAlgorithm.EC_P256, KeyAlgorithm.ECDH_P256
    };
    for (KeyAlgorithm kind : kinds) {
      MaterialId id = freshId();
      Material material = token().generate(id, kind, Custody.WRAPPED);
      work.add(() -> {
        try (LoadedKey key = token().load(id, kind, material)) {
          for (int i = 0; i < 60; i++) {
            Work.prove(key, kind, material.publicKey());
          }
        }
        return null;
      });
      work.add(() -> {
        for (int i = 0; i < 15; i++) {
          token().load(id, kind, material).close();
          token().generate(freshId(), kind, Custody.WRAPPED);
          MaterialId resident = freshId();
          Material made = token().generate(resident, kind, Custody.RESIDENT);
          token().load(resident, kind, made).close();
          token().destroy(resident, made);
        }
        return null;
      });
    }
    all(work);
  }

  @Test
  default void a_key_closed_under_load_lets_every_operation_finish_or_refuses_it()
      throws Exception {
    for (int round = 0; round < 5; round++) {
      EncryptionKey key = (EncryptionKey) loadFresh(KeyAlgorithm.AES_256);
      Callable<Void> use =
          () -> {
            try {
              while (true) {
                Work.prove(key, KeyAlgorithm.AES_256, Bytes.EMPTY);
              }
            } catch (IllegalStateException closed) {
              return null;
            }
          };
      Callable<Void> close =
          () -> {
            for (int i = 0; i < 20; i++) {
              Work.prove(key, KeyAlgorithm.AES_256, Bytes.EMPTY);
            }
            key.close();
            return null;
          };
      all(List.of(use, use, use, close));
      assertThat(token().health()).isInstanceOf(Health.Serving.class);
    }
  }
}
