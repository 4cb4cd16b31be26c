package io.keystream.domain.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the attempts stand that one audit record is about, as its source spells it. A lane is a
 * topic and a partition, {@code topic/partition}.
 */
public sealed interface AttemptPlaces {

  String lane();

  /** {@code topic/partition/offset}: this one. */
  record One(String lane, long offset) implements AttemptPlaces {

    private static final Pattern SHAPE = Pattern.compile("(.+)/(\\d{1,18})");

    /** Reads what {@link #toString} wrote; only the number at the end has a meaning here. */
    public static One parse(String place) {
      var read = SHAPE.matcher(place);
      if (!read.matches()) {
        throw new IllegalArgumentException("not topic/partition/offset: '" + place + "'");
      }
      return new One(read.group(1), Long.parseLong(read.group(2)));
    }

    @Override
    public String toString() {
      return lane + "/" + offset;
    }
  }

  /**
   * {@code topic/partition/offset..}: this one, and whoever comes behind it is counted until the
   * count is told.
   */
  record From(String lane, long first) implements AttemptPlaces {

    private static final Pattern SHAPE = Pattern.compile("(.+)/(\\d{1,18})\\.\\.");

    @Override
    public String toString() {
      return lane + "/" + first + "..";
    }
  }

  /**
   * {@code topic/partition/first..last (count)}: so many of those that stand there.
   *
   * @param count at least one, and at most as many as there is room for
   */
  record Counted(String lane, long first, long last, long count) implements AttemptPlaces {

    private static final Pattern SHAPE =
        Pattern.compile("(.+)/(\\d{1,18})\\.\\.(\\d{1,18}) \\((\\d{1,18})\\)");

    public Counted {
      if (count < 1 || count > last - first + 1) {
        throw new IllegalArgumentException(
            "from %d to %d there cannot be %d".formatted(first, last, count));
      }
    }

    public One begin() {
      return new One(lane, first);
    }

    public One end() {
      return new One(lane, last);
    }

    /** One more behind these; what stands before their end was counted before. */
    Counted and(long next) {
      return next <= last ? this : new Counted(lane, first, next, count + 1);
    }

    @Override
    public String toString() {
      return "%s/%d..%d (%d)".formatted(lane, first, last, count);
    }
  }

  /** Reads a source; empty if it is none of these forms to the letter. */
  static Optional<AttemptPlaces> parse(String source) {
    var counted = Counted.SHAPE.matcher(source);
    if (counted.matches()) {
      return counted(
          counted.group(1),
          Long.parseLong(counted.group(2)),
          Long.parseLong(counted.group(3)),
          Long.parseLong(counted.group(4)));
    }
    var from = From.SHAPE.matcher(source);
    if (from.matches()) {
      return Optional.of(new From(from.group(1), Long.parseLong(from.group(2))));
    }
    return One.SHAPE.matcher(source).matches() ? Optional.of(One.parse(source)) : Optional.empty();
  }

  private static Optional<AttemptPlaces> counted(String lane, long first, long last, long count) {
    try {
      return Optional.of(new Counted(lane, first, last, count));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
