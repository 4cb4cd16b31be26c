package io.keystream.bench.https;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;

/** What is asked of the platform, each once what it needs is there. */
final class Operations {

  /** The server answers: no caller, no HSM, no record. */
  static final Operation NOTHING = new Operation("sys/health", "GET /v1/sys/health", "");

  private static final String PAIR = "bench/pair";
  private static final String SECRET = "secret/data/bench/https";
  private static final String PAYLOAD = Base64.getEncoder().encodeToString(new byte[256]);

  private Operations() {}

  static Operation encrypt(String key) {
    return post("encrypt 256 B, AES-256-GCM", "transit/encrypt/" + key, body("plaintext", PAYLOAD));
  }

  /** All, after the keys and the secret that they use are made. */
  static List<Operation> prepare(Caller operator) {
    var key = "bench/requests";
    operator.post("transit/keys/" + key, JsonNodeFactory.instance.objectNode());
    operator.post("transit/keys/" + PAIR, body("type", "ecdsa-p256"));
    var value = JsonNodeFactory.instance.objectNode();
    value.set("data", body("password", "x".repeat(32)));
    operator.post(SECRET, value);
    var ciphertext =
        operator
            .post("transit/encrypt/" + key, body("plaintext", PAYLOAD))
            .at("/data/ciphertext")
            .textValue();
    return List.of(
        encrypt(key),
        post(
            "decrypt 256 B, AES-256-GCM", "transit/decrypt/" + key, body("ciphertext", ciphertext)),
        post("sign 256 B, ECDSA P-256", "transit/sign/" + PAIR, body("input", PAYLOAD)),
        new Operation("read a secret", "GET /v1/" + SECRET, ""),
        post("write a secret, each its own", SECRET + "-#", value));
  }

  private static Operation post(String name, String path, ObjectNode body) {
    return new Operation(name, "POST /v1/" + path, body.toString());
  }

  private static ObjectNode body(String field, String value) {
    return JsonNodeFactory.instance.objectNode().put(field, value);
  }
}
