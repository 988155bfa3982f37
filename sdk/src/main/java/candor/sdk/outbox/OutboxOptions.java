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
 * @param flushAfter how long a message waits for others, or null to send only when asked to
 * @param dialect makes the requests
 * @param server where they go
 */
public record OutboxOptions(
    String plan,
    String app,
    @Nullable Path directory,
    @Nullable Duration flushAfter,
    Dialect dialect,
    Dialect.Server server) {}
