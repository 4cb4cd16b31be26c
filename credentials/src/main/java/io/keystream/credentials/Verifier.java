package io.keystream.credentials;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Verifies signatures of one public key. */
sealed interface Verifier {

  SignatureScheme scheme();

  boolean verify(byte[] message, byte[] signature);

  static Verifier of(SubjectPublicKeyInfo key) {
    try {
      return switch (PublicKeyFactory.createKey(key)) {
        case Ed25519PublicKeyParameters ed25519 -> new Ed25519(ed25519);
        case ECPublicKeyParameters ec when isP256(ec) -> new EcdsaP256(ec);
        case Object _ ->
            throw new BadCredential(
                "a certificate's key must be Ed25519 or P-256, not "
                    + key.getAlgorithm().getAlgorithm());
      };
    } catch (BadCredential e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new BadCredential("the public key cannot be read", e);
    }
  }

  private static boolean isP256(ECPublicKeyParameters key) {
    return key.getParameters() instanceof ECNamedDomainParameters named
        && named.getName().equals(P256.OID);
  }

  record Ed25519(Ed25519PublicKeyParameters key) implements Verifier {

    @Override
    public SignatureScheme scheme() {
      return SignatureScheme.ED25519;
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
      var verifier = new Ed25519Signer();
      verifier.init(false, key);
      verifier.update(message, 0, message.length);
      return verifier.verifySignature(signature);
    }
  }

  record EcdsaP256(ECPublicKeyParameters key) implements Verifier {

    @Override
    public SignatureScheme scheme() {
      return SignatureScheme.ECDSA_P256;
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
      BigInteger[] numbers;
      try {
        numbers = StandardDSAEncoding.INSTANCE.decode(P256.ORDER, signature);
      } catch (IOException | RuntimeException _) {
        // Not even the form of a signature: the parser fails with whatever its next cast meets.
        return false;
      }
      var verifier = new ECDSASigner();
      verifier.init(false, key);
      return verifier.verifySignature(Sha256.of(message), numbers[0], numbers[1]);
    }
  }
}
