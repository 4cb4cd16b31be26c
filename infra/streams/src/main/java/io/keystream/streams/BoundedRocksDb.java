package io.keystream.streams;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Bounds the memory of a local store to 16 MiB, where the default is 98: a node has many stores.
 *
 * <p>Thread safety: safe; Kafka Streams opens and closes stores from several threads.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  private static final long MIB = 1024 * 1024;

  private final Map<String, Cache> caches = new ConcurrentHashMap<>();

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    var cache = new LRUCache(8 * MIB);
    caches.put(storeName, cache);
    if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
      options.setTableFormatConfig(table.setBlockCache(cache).setCacheIndexAndFilterBlocks(true));
    }
    options.setWriteBufferSize(4 * MIB);
    options.setMaxWriteBufferNumber(2);
  }

  @Override
  public void close(String storeName, Options options) {
    var cache = caches.remove(storeName);
    if (cache != null) {
      cache.close();
    }
  }
}
