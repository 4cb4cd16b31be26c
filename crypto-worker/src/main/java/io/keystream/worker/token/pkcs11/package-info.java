/**
 * Tokens behind PKCS#11: a small native binding for keys, wrapping, AES-GCM, HMAC, EdDSA and ECDH,
 * and SunPKCS11 on the same library, login and handles for RSA and ECDSA signatures.
 */
@NullMarked
package io.keystream.worker.token.pkcs11;

import org.jspecify.annotations.NullMarked;
