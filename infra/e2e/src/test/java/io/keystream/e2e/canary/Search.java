package io.keystream.e2e.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for canaries in every form, and for parts of them: sixteen bytes in a row are a finding.
 *
 * <p>Thread safety: for one thread.
 */
final class Search {

  private static final int CHUNK_BYTES = 1 << 20;

  private final Windows windows;
  private final int overlap;
  private long searchedBytes;

  Search(Collection<Canary> canaries) {
    var written = new ArrayList<Written>();
    for (var canary : canaries) {
      for (var form : Form.values()) {
        written.add(new Written(canary, form));
      }
    }
    this.windows = new Windows(written);
    this.overlap = written.stream().mapToInt(Written::length).max().orElse(0);
  }

  /** How much was searched so far. */
  long searchedBytes() {
    return searchedBytes;
  }

  List<Finding> in(String place, byte[] bytes) {
    try {
      return in(place, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("an array does not fail", e);
    }
  }

  List<Finding> in(String place, InputStream bytes) throws IOException {
    var found = new Findings(place);
    var buffer = new byte[overlap + CHUNK_BYTES];
    var kept = 0;
    var start = 0L;
    while (true) {
      var read = bytes.readNBytes(buffer, kept, buffer.length - kept);
      searchedBytes += read;
      var end = kept + read;
      search(buffer, end, start, found);
      if (read == 0) {
        return found.all();
      }
      kept = Math.min(end, overlap);
      start += end - kept;
      System.arraycopy(buffer, end - kept, buffer, 0, kept);
    }
  }

  /** Every eighth place is enough: a run of fifteen bytes has a whole window at one of them. */
  private void search(byte[] buffer, int end, long start, Findings found) {
    for (var at = 0; at + Windows.BYTES <= end; at += Windows.BYTES) {
      var window = Windows.at(buffer, at);
      if (window == 0) {
        continue;
      }
      var place = windows.find(window);
      if (place >= 0) {
        var owner = windows.owner(place);
        var run = owner.around(buffer, end, at, windows.offset(place));
        if (owner.isTold(run)) {
          found.add(owner, start + run.start(), start + run.end());
        }
      }
    }
  }

  /** What was found in one place; chunks overlap, and a run has many windows. */
  private static final class Findings {
    private final String place;
    private final Map<List<Object>, Finding> first = new LinkedHashMap<>();
    private long end;

    Findings(String place) {
      this.place = place;
    }

    void add(Written written, long from, long to) {
      if (from < end) {
        return;
      }
      end = to;
      first.merge(
          Arrays.asList(written.canary(), written.form()),
          new Finding(place, written.canary(), written.form(), from, 1),
          (known, _) -> known.again());
    }

    List<Finding> all() {
      return List.copyOf(first.values());
    }
  }
}
