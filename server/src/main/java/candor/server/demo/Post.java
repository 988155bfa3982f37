package candor.server.demo;

/**
 * Is one request to a door.
 *
 * @param path the door
 * @param keyHeader the header that carries the key
 * @param key the key
 * @param agent the client's own name
 * @param address the made-up address it comes from
 * @param events how many messages are in the body
 * @param body the body
 */
record Post(
    String path,
    String keyHeader,
    String key,
    String agent,
    String address,
    int events,
    byte[] body) {}
