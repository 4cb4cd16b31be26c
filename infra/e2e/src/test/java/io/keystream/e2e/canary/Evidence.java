package io.keystream.e2e.canary;

import java.util.List;

/**
 * What was found where.
 *
 * @param files while every process ran: data, settings, logs and thread dumps
 * @param filesAtTheEnd when all had ended, and had written what they held back
 * @param calls command lines and environments
 * @param heaps of all but the worker, with all that was not collected yet
 * @param workerHeap as soon as everything was answered, with all that was not collected yet
 * @param workerHeapLater after other requests and a collection
 */
record Evidence(
    List<Finding> files,
    List<Finding> filesAtTheEnd,
    List<Finding> calls,
    List<Finding> heaps,
    List<Finding> workerHeap,
    List<Finding> workerHeapLater) {

  Evidence {
    files = List.copyOf(files);
    filesAtTheEnd = List.copyOf(filesAtTheEnd);
    calls = List.copyOf(calls);
    heaps = List.copyOf(heaps);
    workerHeap = List.copyOf(workerHeap);
    workerHeapLater = List.copyOf(workerHeapLater);
  }
}
