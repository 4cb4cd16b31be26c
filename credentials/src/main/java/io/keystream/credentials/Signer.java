package io.keystream.credentials;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** Signs with one private key. */
sealed interface Signer {

  SignatureScheme scheme();

  byte[] sign(byte[] message);

  SubjectPublicKeyInfo publicKey();

  /** PKCS#8 in DER, in clear. */
  byte[] revealPrivateKey();

  static Signer generate(SignatureScheme scheme, SecureRandom random) {
    return switch (scheme) {
      case ED25519 -> new Ed25519(new Ed25519PrivateKeyParameters(random));
      case ECDSA_P256 -> {
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(P256.DOMAIN, random));
        yield new EcdsaP256((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate());
      }
    };
  }

  static Signer of(byte[] pkcs8) {
    try {
      return switch (PrivateKeyFactory.createKey(PrivateKeyInfo.getInstance(pkcs8))) {
        case Ed25519PrivateKeyParameters ed25519 -> new Ed25519(ed25519);
        case ECPrivateKeyParameters ec
            when ec.getParameters().getCurve().equals(P256.DOMAIN.getCurve()) ->
            new EcdsaP256(ec);
        case Object _ -> throw new BadCredential("a credential's key must be Ed25519 or P-256");
      };
    } catch (BadCredential e) {
      throw e;
    } catch (IOException | RuntimeException _) {
      // Not as a cause: the parser's messages may quote what it read.
      throw new BadCredential("the private key is not PKCS#8, or not of a known kind");
    }
  }

  private static SubjectPublicKeyInfo publicKeyInfo(AsymmetricKeyParameter key) {
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key);
    } catch (IOException e) {
      throw new IllegalStateException("a key that was just made cannot be encoded", e);
    }
  }

  /** Version 1, without the public key: OpenSSL 3.0 reads no other, and with it curl. */
  private static byte[] pkcs8(AsymmetricKeyParameter key) {
    try {
      var all = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
      return new PrivateKeyInfo(all.getPrivateKeyAlgorithm(), all.parsePrivateKey())
          .getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException("a key in use cannot be encoded", e);
    }
  }

  /** One private key of RFC 8032. */
  final class Ed25519 implements Signer {
    private final Ed25519PrivateKeyParameters key;

    Ed25519(Ed25519PrivateKeyParameters key) {
      this.key = key;
    }

    @Override
    public SignatureScheme scheme() {
      return SignatureScheme.ED25519;
    }

    @Override
    public byte[] sign(byte[] message) {
      var signer = new Ed25519Signer();
      signer.init(true, key);
      signer.update(message, 0, message.length);
      return signer.generateSignature();
    }

    @Override
    public SubjectPublicKeyInfo publicKey() {
      return publicKeyInfo(key.generatePublicKey());
    }

    @Override
    public byte[] revealPrivateKey() {
      return pkcs8(key);
    }
  }

  /** One private key on P-256. */
  final class EcdsaP256 implements Signer {
    private final ECPrivateKeyParameters key;

    EcdsaP256(ECPrivateKeyParameters key) {
      this.key = key;
    }

    @Override
    public SignatureScheme scheme() {
      return SignatureScheme.ECDSA_P256;
    }

    @Override
    public byte[] sign(byte[] message) {
      var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
      signer.init(true, key);
      var numbers = signer.generateSignature(Sha256.of(message));
      try {
        return StandardDSAEncoding.INSTANCE.encode(P256.ORDER, numbers[0], numbers[1]);
      } catch (IOException e) {
        throw new IllegalStateException("a signature that was just made cannot be encoded", e);
      }
    }

    @Override
    public SubjectPublicKeyInfo publicKey() {
      var point = P256.DOMAIN.getG().multiply(key.getD()).normalize();
      return publicKeyInfo(
          new org.bouncycastle.crypto.params.ECPublicKeyParameters(point, P256.DOMAIN));
    }

    @Override
    public byte[] revealPrivateKey() {
      return pkcs8(key);
    }
  }
}
