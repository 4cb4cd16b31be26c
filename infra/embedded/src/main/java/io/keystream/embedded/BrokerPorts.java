package io.keystream.embedded;

/** The two TCP ports of a broker on 127.0.0.1: one for clients, one for the Raft quorum. */
public record BrokerPorts(int client, int controller) {

  public BrokerPorts {
    check("client", client);
    check("controller", controller);
    if (client == controller) {
      throw new IllegalArgumentException("client and controller port must differ, both " + client);
    }
  }

  private static void check(String name, int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(name + " port must be 1 to 65535, is " + port);
    }
  }
}
