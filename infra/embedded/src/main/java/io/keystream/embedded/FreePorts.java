package io.keystream.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds ports that nobody listens on, below the range from which the operating system hands out
 * ports of outgoing connections: what is free today is still free after a restart.
 */
final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;

  private FreePorts() {}

  /** The search starts at a place that depends on the directory, so that two rarely meet. */
  static List<Integer> near(Path directory, int howMany) {
    var start = Math.floorMod(directory.toAbsolutePath().toString().hashCode(), COUNT);
    var found = new ArrayList<Integer>();
    for (var step = 0; step < COUNT && found.size() < howMany; step++) {
      var port = FIRST + (start + step) % COUNT;
      if (isFree(port)) {
        found.add(port);
      }
    }
    if (found.size() < howMany) {
      throw new BrokerFailure(
          "no free port on 127.0.0.1 from " + FIRST + " to " + (FIRST + COUNT - 1));
    }
    return List.copyOf(found);
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
