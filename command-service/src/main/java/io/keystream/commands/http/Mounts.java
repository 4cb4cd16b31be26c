package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;

/** What answers where: every platform has the same, nobody adds or removes any. */
enum Mounts {
  TRANSIT("transit/", "transit", "Keys in the HSM and what is done with them"),
  SECRET("secret/", "kv", "Secrets with versions, sealed by the HSM"),
  SYSTEM("sys/", "system", "What the platform is");

  private final String path;
  private final String type;
  private final String description;

  Mounts(String path, String type, String description) {
    this.path = path;
    this.type = type;
    this.description = description;
  }

  /** Ways to be somebody. */
  enum Auth {
    TOKEN("token/", "token", "Tokens"),
    JWT("jwt/", "jwt", "Roles of programs, by signed tokens of others"),
    APPROLE("approle/", "approle", "Roles of programs, by secret-id"),
    CERT("cert/", "cert", "Certificates of enrolled principals");

    private final String path;
    private final String type;
    private final String description;

    Auth(String path, String type, String description) {
      this.path = path;
      this.type = type;
      this.description = description;
    }
  }

  /** By path. */
  static ObjectNode all() {
    var mounts = JsonNodeFactory.instance.objectNode();
    for (var mount : values()) {
      mounts.set(mount.path, mount.json());
    }
    return mounts;
  }

  /** By path. */
  static ObjectNode auth() {
    var mounts = JsonNodeFactory.instance.objectNode();
    for (var mount : Auth.values()) {
      mounts.set(mount.path, json(mount.type, "auth_" + mount.type, mount.description));
    }
    return mounts;
  }

  /** The one that a path lies in, with or without a slash at its end. */
  static Optional<Mounts> of(String path) {
    var asked = path.endsWith("/") ? path : path + "/";
    return Arrays.stream(values()).filter(mount -> asked.startsWith(mount.path)).findFirst();
  }

  /** As clients that look for one mount read it. */
  ObjectNode shown() {
    return json().put("path", path);
  }

  private ObjectNode json() {
    return json(type, type, description);
  }

  private static ObjectNode json(String type, String accessor, String description) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("type", type)
        .put("accessor", accessor)
        .put("uuid", accessor)
        .put("description", description)
        .put("local", false)
        .put("seal_wrap", false)
        .put("external_entropy_access", false);
    if (type.equals(SECRET.type)) {
      json.putObject("options").put("version", "2");
    } else {
      json.putNull("options");
    }
    json.putObject("config")
        .put("default_lease_ttl", 0)
        .put("max_lease_ttl", 0)
        .put("force_no_cache", false);
    return json;
  }
}
