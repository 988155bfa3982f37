package candor.bench;

import java.util.Map;

/**
 * Is one request of one door, and the native request that says the same.
 *
 * @param name the door and its form
 * @param path where it is posted
 * @param headers its header fields
 * @param body its bytes
 * @param events how many messages it holds
 * @param peer the name of the native row to compare it with
 */
record DoorRow(
    String name, String path, Map<String, String> headers, byte[] body, int events, String peer) {

  boolean isNative() {
    return name.equals(peer);
  }
}
