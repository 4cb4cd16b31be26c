package io.keystream.e2e.containers;

import io.keystream.embedded.BrokerPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of 127.0.0.1 that nobody listens on. */
final class FreePorts {
  private FreePorts() {}

  /** All are held until the last is found, so that none comes twice. */
  static List<BrokerPorts> pairs(int howMany) {
    var held = new ArrayList<ServerSocket>();
    try {
      for (var i = 0; i < 2 * howMany; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      var pairs = new ArrayList<BrokerPorts>();
      for (var i = 0; i < held.size(); i += 2) {
        pairs.add(new BrokerPorts(held.get(i).getLocalPort(), held.get(i + 1).getLocalPort()));
      }
      return List.copyOf(pairs);
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    } finally {
      held.forEach(FreePorts::close);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
