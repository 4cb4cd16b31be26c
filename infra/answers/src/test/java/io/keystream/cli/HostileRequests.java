package io.keystream.cli;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes requests up: known paths and junk, methods of every kind, bodies of wrong types, framings
 * that are broken, and what is no HTTP at all. The same seed makes the same ones.
 */
final class HostileRequests {

  /** Every tenth or so is in no way what it should be. */
  private static final List<Form> FORMS =
      List.of(
          Form.SOUND,
          Form.SOUND,
          Form.SOUND,
          Form.SOUND,
          Form.SOUND,
          Form.SOUND,
          Form.CHUNKED,
          Form.BROKEN_CHUNKS,
          Form.LARGE_CHUNKS,
          Form.CUT_OFF,
          Form.ANNOUNCED_TOO_LARGE,
          Form.NO_HTTP);

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "LIST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO");

  private static final List<String> LIKELY = List.of("GET", "POST", "POST", "PUT", "LIST");

  /** What every platform has; {@code *} stands for whatever a caller may name. */
  private static final List<String> PATHS =
      List.of(
          "transit/encrypt/*",
          "transit/decrypt/*",
          "transit/rewrap/*",
          "transit/datakey/plaintext/*",
          "transit/datakey/*",
          "transit/sign/*/sha2-256",
          "transit/hmac/*",
          "transit/verify/*",
          "transit/random/*",
          "transit/hash/*",
          "transit/keys",
          "transit/keys/*",
          "transit/keys/*/config",
          "transit/keys/*/trim",
          "transit/keys/*/import",
          "transit/export/*",
          "secret/data/*",
          "secret/delete/*",
          "secret/undelete/*",
          "secret/destroy/*",
          "secret/subkeys/*",
          "secret/metadata/*",
          "auth/token/create",
          "auth/token/lookup",
          "auth/token/lookup-self",
          "auth/token/renew-accessor",
          "auth/token/revoke",
          "auth/token/accessors",
          "auth/approle/role/*",
          "auth/approle/role/*/secret-id",
          "auth/approle/role/*/secret-id/lookup",
          "auth/approle/role/*/secret-id-accessor/destroy",
          "sys/mounts",
          "sys/mounts/*",
          "sys/internal/ui/mounts/*",
          "sys/policies/acl/*",
          "sys/policy/*",
          "sys/capabilities-self",
          "sys/*",
          "*");

  private static final List<String> QUERIES =
      List.of(
          "", "", "", "?list=true", "?version=-1", "?version=99999999999", "?depth=x&&=", "?%41");

  private final Random random;
  private final HostileBodies bodies;
  private final String run;
  private int made;

  HostileRequests(long seed) {
    this.random = new Random(seed);
    this.bodies = new HostileBodies(random);
    this.run = "fuzz-" + Long.toHexString(seed);
  }

  /** How a request is put on the wire. */
  enum Form {
    SOUND,
    CHUNKED,
    BROKEN_CHUNKS,
    LARGE_CHUNKS,
    /** It ends before its body does. */
    CUT_OFF,
    ANNOUNCED_TOO_LARGE,
    NO_HTTP
  }

  /** Who sends it. */
  enum Sender {
    KNOWN,
    WRONG_TOKEN,
    NOBODY
  }

  /**
   * One of them.
   *
   * @param user that it states, as no other does; empty where what it states is no name
   * @param wire all of it, a character for each byte
   */
  record Made(Form form, Sender sender, String method, String path, String user, String wire) {

    /** Whether the server can tell who asks and for what of the API. */
    boolean isHeard() {
      return form != Form.NO_HTTP && form != Form.ANNOUNCED_TOO_LARGE;
    }

    @Override
    public String toString() {
      return "%s of %s as '%s': %.2000s".formatted(form, sender, user, wire);
    }
  }

  /** The name that all users have at their beginning. */
  String run() {
    return run;
  }

  /** The next one. */
  Made next(String token) {
    var form = any(FORMS);
    var sender = random.nextInt(4) == 0 ? any(List.of(Sender.values())) : Sender.KNOWN;
    var method = any(random.nextInt(4) == 0 ? METHODS : LIKELY);
    var path = "/v1/" + path();
    var user = random.nextInt(12) == 0 ? "" : run + "-" + made++;
    var head =
        "%s %s%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s%s%s"
            .formatted(
                form == Form.NO_HTTP ? any(List.of("", "G T", "\u0001", method)) : method,
                path,
                form == Form.NO_HTTP ? any(List.of(" x", "?%zz", "[", "\u00ff")) : any(QUERIES),
                credential(sender, token),
                "X-Keystream-User: " + (user.isEmpty() ? "u".repeat(2_000) : user) + "\r\n",
                "Content-Type: application/merge-patch+json\r\n");
    return new Made(form, sender, method, path, user, head + body(form));
  }

  private static String credential(Sender sender, String token) {
    return switch (sender) {
      case KNOWN -> "X-Vault-Token: " + token + "\r\n";
      case WRONG_TOKEN -> "X-Vault-Token: hvs.wrong\r\n";
      case NOBODY -> "";
    };
  }

  private String path() {
    var path = any(PATHS);
    while (path.contains("*")) {
      path = path.substring(0, path.indexOf('*')) + name() + path.substring(path.indexOf('*') + 1);
    }
    return random.nextInt(8) == 0 ? path + "/" : path;
  }

  private String name() {
    return switch (random.nextInt(14)) {
      case 0 -> "../encrypt/" + run;
      case 1 -> "a%2fb";
      case 2 -> "a//b";
      case 3 -> "%2e%2e/x";
      case 4 -> "a%00b";
      case 5 -> "%ff%fe";
      case 6 -> "%C3%A9%F0%9F%94%91";
      case 7 -> "n".repeat(random.nextInt(1_500));
      case 8 -> "a;b=c";
      case 9 -> "-._~!$&'()*+,=:@".replace("*", "");
      case 10 -> "%20%22%3Cscript%3E";
      default -> run + "/" + random.nextInt(4);
    };
  }

  private String body(Form form) {
    return switch (form) {
      case SOUND, NO_HTTP -> {
        var body = bodies.next();
        yield "Content-Length: " + body.length() + "\r\n\r\n" + body;
      }
      case CHUNKED -> CHUNKED + chunks(bodies.next()) + "0\r\n\r\n";
      case BROKEN_CHUNKS ->
          CHUNKED
              + chunks(bodies.next())
              + any(List.of("zz\r\n", "-1\r\n", "7fffffff\r\nx", "\r\n"));
      case LARGE_CHUNKS ->
          CHUNKED
              + IntStream.range(0, 3)
                  .mapToObj(_ -> chunks(" ".repeat(1_000_000)))
                  .collect(Collectors.joining());
      case CUT_OFF ->
          "Content-Length: 5000\r\n\r\n" + bodies.next().transform(HostileRequests::cut);
      case ANNOUNCED_TOO_LARGE -> "Content-Length: 3000000\r\n\r\n";
    };
  }

  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

  private static String cut(String body) {
    return body.substring(0, Math.min(body.length(), 1_000));
  }

  private static String chunks(String body) {
    return body.isEmpty() ? "" : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
