package io.keystream.sealing;

import java.util.Arrays;

/** What a reply names its request by: the tag at the end of the sealed request. */
final class RequestTag {
  private RequestTag() {}

  static byte[] of(byte[] sealedRequest) {
    return Arrays.copyOfRange(
        sealedRequest, sealedRequest.length - Aead.TAG_BYTES, sealedRequest.length);
  }
}
