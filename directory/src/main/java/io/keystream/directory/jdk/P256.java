package io.keystream.directory.jdk;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** The curve P-256 of FIPS 186-5, which keys carry by its parameters and not by its name. */
final class P256 {

  private static final ECParameterSpec PARAMETERS = parameters();

  private P256() {}

  static boolean isCurveOf(ECPublicKey key) {
    var params = key.getParams();
    return params.getCurve().equals(PARAMETERS.getCurve())
        && params.getGenerator().equals(PARAMETERS.getGenerator())
        && params.getOrder().equals(PARAMETERS.getOrder())
        && params.getCofactor() == PARAMETERS.getCofactor();
  }

  private static ECParameterSpec parameters() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }
}
