package io.keystream.e2e.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Searches all that a platform has on disk, and what its processes have in memory. */
final class Sweep {

  private final Search search;
  private final Path heaps;

  /** Heap dumps are made in a directory of their own and live as long as their search. */
  Sweep(Search search, Path heaps) {
    this.search = search;
    this.heaps = heaps;
  }

  /** Every file below; the processes may still write them, and delete some. */
  List<Finding> files(Path root) {
    var found = new ArrayList<Finding>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              found.addAll(file(file));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot search " + root, e);
    }
  }

  /** How a process was called, in which environment. */
  List<Finding> call(JavaProcess process) {
    try {
      var found = new ArrayList<Finding>();
      for (var what : List.of("cmdline", "environ")) {
        found.addAll(
            search.in(process.name() + " " + what, Files.readAllBytes(process.told(what))));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask the kernel for " + process.name(), e);
    }
  }

  List<Finding> heap(JavaProcess process) {
    var dump = process.dumpHeap(heaps);
    try (var bytes = Files.newInputStream(dump)) {
      return search.in(process.name() + " heap", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot search " + dump, e);
    } finally {
      delete(dump);
    }
  }

  private List<Finding> file(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      return search.in(file.toString(), bytes);
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  private static void delete(Path dump) {
    try {
      Files.delete(dump);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + dump, e);
    }
  }
}
