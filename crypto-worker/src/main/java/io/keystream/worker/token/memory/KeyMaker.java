package io.keystream.worker.token.memory;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.SubjectPublicKeyInfo;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Makes keys of every algorithm. */
final class KeyMaker {

  private final SecureRandom random;

  KeyMaker(SecureRandom random) {
    this.random = random;
  }

  ResidentKey make(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case AES_256, HMAC_SHA_256 -> secret(algorithm, 32);
      case HMAC_SHA_384 -> secret(algorithm, 48);
      case HMAC_SHA_512 -> secret(algorithm, 64);
      case RSA_2048 -> pair(algorithm, "RSA", rsa(2048));
      case RSA_3072 -> pair(algorithm, "RSA", rsa(3072));
      case RSA_4096 -> pair(algorithm, "RSA", rsa(4096));
      case EC_P256, ECDH_P256 -> pair(algorithm, "EC", new ECGenParameterSpec("secp256r1"));
      case EC_P384 -> pair(algorithm, "EC", new ECGenParameterSpec("secp384r1"));
      case EC_P521 -> pair(algorithm, "EC", new ECGenParameterSpec("secp521r1"));
      case ED25519 -> ed25519(algorithm);
    };
  }

  ClearKey randomBytes(int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    random.nextBytes(bytes);
    return new ClearKey(bytes);
  }

  private ResidentKey secret(KeyAlgorithm algorithm, int sizeBytes) {
    return new ResidentKey(algorithm, randomBytes(sizeBytes), Bytes.EMPTY);
  }

  private static AlgorithmParameterSpec rsa(int bits) {
    return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
  }

  private ResidentKey pair(KeyAlgorithm algorithm, String family, AlgorithmParameterSpec spec) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      generator.initialize(spec, random);
      KeyPair pair = generator.generateKeyPair();
      return new ResidentKey(
          algorithm,
          new ClearKey(pair.getPrivate().getEncoded()),
          Bytes.adopt(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot make " + algorithm, e);
    }
  }

  private ResidentKey ed25519(KeyAlgorithm algorithm) {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(random);
    return new ResidentKey(
        algorithm,
        Ed25519Pkcs8.encode(key),
        SubjectPublicKeyInfo.ofEd25519Point(key.generatePublicKey().getEncoded()));
  }
}
