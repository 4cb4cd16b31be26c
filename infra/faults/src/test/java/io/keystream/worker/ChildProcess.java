package io.keystream.worker;

import io.keystream.embedded.SoftHsm;
import io.keystream.worker.kafka.WorkerSteps;
import io.keystream.worker.token.pkcs11.SoftHsmTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link ChildWorker} as its parent sees it. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader said;

  private ChildProcess(Process process) {
    this.process = process;
    this.said = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a worker on the SoftHSM of this process and waits until it is ready. */
  static ChildProcess start(
      String kafka, String node, String domain, String loop, WorkerSteps.Step step, String how) {
    var hsm = SoftHsmTokens.softHsm();
    var builder =
        java(
            hsm,
            ChildWorker.class,
            List.of(
                kafka,
                node,
                hsm.module().toString(),
                hsm.label(),
                hsm.userPinFile().toString(),
                domain,
                loop,
                step.name(),
                how,
                TestAccess.foundingCertificate().toString(),
                TestAccess.workerCredential().toString()));
    try {
      var child = new ChildProcess(builder.start());
      child.await(ChildWorker.READY);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a child", e);
    }
  }

  /** A Java process like this one, on a SoftHSM. */
  static ProcessBuilder java(SoftHsm hsm, Class<?> main, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("-"))
            .toList());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().put("SOFTHSM2_CONF", hsm.configurationFile().toString());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Reads on until it says the word. */
  void await(String word) {
    try {
      var line = said.readLine();
      while (line != null && !line.equals(word)) {
        line = said.readLine();
      }
      if (line == null) {
        throw new AssertionError("the child ended before it said " + word);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the child does not speak", e);
    }
  }

  void awaitKilled() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the child lives");
    }
  }

  /** Stops it as a long pause of its machine would. */
  void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** Lets a held child go on. */
  void release() throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
  }

  private void signal(String signal) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("kill " + signal + " failed");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
