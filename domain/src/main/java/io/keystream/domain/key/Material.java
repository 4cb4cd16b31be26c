package io.keystream.domain.key;

/**
 * What the record says of a version's material: its check value, its public half and what protects
 * it. Never the material.
 *
 * @param checkValue hexadecimal value that binds the material to key and version
 * @param publicKey SubjectPublicKeyInfo in base64, empty for symmetric keys
 * @param protectedBy label of the key-encryption key, or of the token object itself
 */
public record Material(String checkValue, String publicKey, String protectedBy) {}
