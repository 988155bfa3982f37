package candor.server.desk;

import candor.server.notes.Notes;
import candor.server.observe.Observatory;

/**
 * Holds what is kept beside the store.
 *
 * @param observatory watches apps without a plan
 * @param feedback what became of the messages that people typed, by the id of the message
 */
public record Keeping(Observatory observatory, Notes feedback) {}
