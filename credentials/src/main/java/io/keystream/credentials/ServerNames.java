package io.keystream.credentials;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Under which names and addresses clients reach a server: the subject alternative names of its
 * certificate.
 */
public record ServerNames(List<String> names, List<InetAddress> addresses) {

  public ServerNames {
    names = List.copyOf(names);
    addresses = List.copyOf(addresses);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a server must have a name at least");
    }
  }

  GeneralNames alternatives() {
    var all = new ArrayList<GeneralName>();
    names.forEach(name -> all.add(new GeneralName(GeneralName.dNSName, name)));
    addresses.forEach(address ->
        all.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress()))));
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }
}
