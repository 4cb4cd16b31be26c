package io.keystream.e2e.canary;

import io.keystream.client.ClientConfiguration;
import io.keystream.client.KeystreamClient;
import io.keystream.credentials.CredentialFiles;
import io.keystream.domain.access.PrincipalKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A platform is started, a caller uses canaries as secrets, and everything is searched for them.
 */
final class Experiment {

  private static final Logger log = LoggerFactory.getLogger(Experiment.class);

  private final Path directory;
  private final Planted planted;
  private final SecureRandom random;
  private final Secrets secrets;
  private final Principals principals;

  private Experiment(Path directory, Planted planted, Secrets secrets, SecureRandom random) {
    this.directory = directory;
    this.planted = planted;
    this.secrets = secrets;
    this.random = random;
    this.principals = new Principals(Platform.kept(directory), random);
  }

  /** Leaves no process behind, and no heap dump. */
  static Evidence run(Path directory, Planted planted, Secrets secrets, SecureRandom random) {
    return new Experiment(directory, planted, secrets, random).run();
  }

  private Evidence run() {
    var founder = principals.make("operator");
    var caller = principals.make("caller");
    var services = Platform.SIGNING.stream().map(principals::make).toList();
    try (var platform = Platform.start(directory, planted.inCalls(), founder, random)) {
      try (var access = principals.access(founder, platform.bus())) {
        services.forEach(service -> Principals.enrol(access, PrincipalKind.SERVICE, service));
        services.forEach(service -> Principals.allowOnBehalf(access, service));
        Principals.enrol(access, PrincipalKind.APPLICATION, caller);
        Principals.allow(access, caller, Keys.POLICY);
      }
      planted.intoRecord(platform.bus().bootstrapServers());
      var configuration = Principals.configuration(caller, platform.bus(), platform.trust());
      try (var client = KeystreamClient.connect(configuration, InstantSource.system(), random)) {
        Keys.create(client);
        var canaries = new ArrayList<>(Errands.run(client, secrets));
        Mishaps.run(client, secrets);
        makeKeyOfSecrets(founder, platform);
        HttpsErrands.run(platform, caller, secrets);
        try (var access = principals.access(founder, platform.bus())) {
          Recorded.declareHours(access, configuration.caller().principal());
        }
        awaitRecorded(configuration, platform);
        canaries.addAll(secrets.all());
        canaries.addAll(principals.seeds());
        canaries.add(Canary.of("the token's PIN", platform.revealPin()));
        canaries.addAll(planted.all());
        return searched(platform, client, caller, new Search(canaries));
      }
    }
  }

  private void makeKeyOfSecrets(CredentialFiles founder, Platform platform) {
    var configuration = Principals.configuration(founder, platform.bus(), platform.trust());
    try (var operator = KeystreamClient.connect(configuration, InstantSource.system(), random)) {
      Keys.createForSecrets(operator);
    }
  }

  private void awaitRecorded(ClientConfiguration configuration, Platform platform) {
    try (var atNight =
        KeystreamClient.connect(configuration, Recorded.NIGHT, InstantSource.system(), random)) {
      Recorded.await(atNight, configuration.caller().principal(), platform.projector());
    }
  }

  private Evidence searched(
      Platform platform, KeystreamClient client, CredentialFiles caller, Search search) {
    var sweep = new Sweep(search, heaps());
    var worker = platform.worker();
    var workerHeap = sweep.heap(worker);
    var calls = new ArrayList<Finding>();
    var heaps = new ArrayList<Finding>();
    for (var process : platform.processes()) {
      process.dumpThreads();
      calls.addAll(sweep.call(process));
      if (process != worker) {
        heaps.addAll(sweep.heap(process));
      }
    }
    var files = sweep.files(platform.searched());
    HttpsErrands.run(platform, caller, Secrets.random(random));
    var workerHeapLater = afterOthers(client, worker, sweep);
    platform.end();
    var filesAtTheEnd = sweep.files(platform.searched());
    log.atInfo().addKeyValue("bytes", search.searchedBytes()).log("searched");
    return new Evidence(files, filesAtTheEnd, calls, heaps, workerHeap, workerHeapLater);
  }

  private List<Finding> afterOthers(KeystreamClient client, JavaProcess worker, Sweep sweep) {
    var _ = Errands.run(client, Secrets.random(random));
    worker.collectGarbage();
    return sweep.heap(worker);
  }

  private Path heaps() {
    try {
      return Files.createDirectories(directory.resolve("heaps"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
