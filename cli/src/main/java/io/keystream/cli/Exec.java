package io.keystream.cli;

import io.keystream.cli.exec.HandedOnSignals;
import io.keystream.cli.exec.MemoryFiles;
import io.keystream.cli.exec.NamedSecret;
import io.keystream.cli.exec.Program;
import io.keystream.client.vault.ReadSecret;
import io.keystream.client.vault.SecretReader;
import io.keystream.client.vault.SecretReference;
import io.keystream.client.vault.SecretText;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "exec",
    description = {
      "Run a program with secrets in its environment, or in files in memory that are gone when it",
      "ends. All are read before it starts; if one is missing, nothing starts. Nothing is written",
      "to a disk. With: keystream exec --env PGPASSWORD=secret/shop/db#password -- psql. The exit",
      "code is the program's, or 128 and the number of the signal that ended it."
    })
final class Exec implements Callable<Integer> {

  private static final String FORM = "NAME=secret/PATH#FIELD[@VERSION]";

  @Option(
      names = "--env",
      paramLabel = FORM,
      description = "A variable that holds the secret; may be repeated.")
  private List<NamedSecret> variables = List.of();

  @Option(
      names = "--file",
      paramLabel = FORM,
      description = "A variable that names a file with the secret; may be repeated.")
  private List<NamedSecret> files = List.of();

  @Option(
      names = "--files-in",
      paramLabel = "DIRECTORY",
      description = "In memory (default: $XDG_RUNTIME_DIR if that is, else /dev/shm).")
  private @Nullable Path directory;

  @Option(
      names = "--keep-token",
      description = "Leave VAULT_TOKEN, VAULT_CLIENT_CERT and VAULT_CLIENT_KEY to the program.")
  private boolean tokenKept;

  @Mixin private final VaultOptions vault = new VaultOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "PROGRAM",
      description = "What to run, with its arguments.")
  private List<String> words = List.of();

  private final Surroundings surroundings;

  Exec(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    check();
    var secrets = read();
    // Closed last: until the files are gone, no signal ends this process.
    try (var signals = HandedOnSignals.begin();
        var memory = new MemoryFiles(places())) {
      return program(secrets, memory).run(signals);
    } catch (IOException e) {
      throw Stop.failed("not-run", e.getMessage());
    }
  }

  private void check() {
    if (variables.isEmpty() && files.isEmpty()) {
      throw Stop.usage("Which secrets? --env " + FORM + ", or --file");
    }
    var names = new HashSet<String>();
    Stream.concat(variables.stream(), files.stream())
        .map(NamedSecret::variable)
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(name -> {
          throw Stop.usage("%s can be one secret only".formatted(name));
        });
  }

  /** Which secret is read, once for all of its fields. */
  private record Wanted(SecretPath path, @Nullable SecretVersion version) {}

  private Map<SecretReference, SecretText> read() {
    var read = new HashMap<Wanted, ReadSecret>();
    var secrets = new HashMap<SecretReference, SecretText>();
    var name = String.valueOf(Path.of(words.getFirst()).getFileName());
    try (var session = vault.session(surroundings, name);
        var _ = Progress.of("secrets", surroundings.err())) {
      var reader = new SecretReader(session);
      Stream.concat(variables.stream(), files.stream())
          .map(NamedSecret::reference)
          .forEach(reference -> {
            var secret =
                read.computeIfAbsent(
                    new Wanted(reference.path(), reference.version()),
                    wanted -> reader.read(wanted.path(), wanted.version()));
            secrets.put(reference, secret.field(reference.field()));
          });
    }
    return secrets;
  }

  private Program program(Map<SecretReference, SecretText> secrets, MemoryFiles memory)
      throws IOException {
    var program = new Program(words);
    if (!tokenKept) {
      program.without(VaultOptions.credentialVariables());
    }
    for (var variable : variables) {
      set(program, variable, secrets);
    }
    for (var file : files) {
      var path = memory.write(file.variable(), secret(secrets, file));
      program.with(file.variable(), path.toString());
    }
    return program;
  }

  private static void set(
      Program program, NamedSecret variable, Map<SecretReference, SecretText> secrets) {
    try {
      program.with(variable.variable(), secret(secrets, variable));
    } catch (IllegalArgumentException e) {
      throw Stop.failed("no-variable", variable + ": " + e.getMessage());
    }
  }

  private static SecretText secret(Map<SecretReference, SecretText> secrets, NamedSecret named) {
    var secret = secrets.get(named.reference());
    if (secret == null) {
      throw new IllegalStateException("was not read: " + named);
    }
    return secret;
  }

  private List<Path> places() {
    if (directory != null) {
      return List.of(directory);
    }
    var ofUser = surroundings.environment("XDG_RUNTIME_DIR", "");
    var ofAll = Path.of("/dev/shm");
    return ofUser.isEmpty() ? List.of(ofAll) : List.of(Path.of(ofUser), ofAll);
  }
}
