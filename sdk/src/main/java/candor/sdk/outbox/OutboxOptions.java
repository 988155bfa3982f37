package candor.sdk.outbox;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says for which app an outbox works, and how.
 *
 * @param plan the hash of the plan
 * @param app the id of the app
 * @param directory where batches wait, or null to keep them in memory
 * @param batchEvents how many events make a batch
 * @param flushAfter how long an event waits for others
 */
public record OutboxOptions(
    String plan, String app, @Nullable Path directory, int batchEvents, Duration flushAfter) {}
