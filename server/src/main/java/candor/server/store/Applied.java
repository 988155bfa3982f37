package candor.server.store;

/**
 * Says what became of the messages of one list of deliveries.
 *
 * @param stored events, summaries and marks that are new
 * @param repeated messages whose id had been seen; they changed nothing
 * @param erased rows that were erased on request
 */
public record Applied(long stored, long repeated, long erased) {}
