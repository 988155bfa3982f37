package candor.compile.output;

/**
 * Is one file that an output gives.
 *
 * @param path where it belongs below the target directory, with {@code /} between names
 * @param content its text, with {@code \n} at the end of each line
 */
public record Artifact(String path, String content) {}
