package io.keystream.schemas;

import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.util.List;

/** What lies inside a sealed request and inside its reply. */
public final class SealedContent {

  public static final Codec<CryptoRequestRecord> REQUEST =
      new Codec<>(
          new CryptoRequestRecord(),
          List.of(EarlierSchemas.read("CryptoRequestRecord-e0efba38590dd17b")));

  public static final Codec<CryptoReplyRecord> REPLY =
      new Codec<>(
          new CryptoReplyRecord(),
          List.of(
              EarlierSchemas.read("CryptoReplyRecord-0c627bb7ed78f31e"),
              EarlierSchemas.read("CryptoReplyRecord-34b738a19733d88e"),
              EarlierSchemas.read("CryptoReplyRecord-2a0def9b17f720c0"),
              EarlierSchemas.read("CryptoReplyRecord-0f1f080df5049cd9")));

  private SealedContent() {}
}
