package io.keystream.domain.caller;

/** An authenticated caller, by the name it was enrolled under; 1 to 128 printable characters. */
public record Principal(String name) {
  public Principal {
    Names.check("principal", name, 128);
  }
}
