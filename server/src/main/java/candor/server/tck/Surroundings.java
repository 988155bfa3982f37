package candor.server.tck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the environment of a program: the caller's, without what decides consent. Stateless. */
final class Surroundings {

  /** What build services set, and what asks programs to be silent. */
  private static final Set<String> DECIDES =
      Set.of(
          "DO_NOT_TRACK",
          "CI",
          "CONTINUOUS_INTEGRATION",
          "BUILD_NUMBER",
          "BUILD_ID",
          "RUN_ID",
          "GITHUB_ACTIONS",
          "GITLAB_CI",
          "TF_BUILD",
          "TEAMCITY_VERSION",
          "TRAVIS",
          "CIRCLECI",
          "APPVEYOR",
          "BUILDKITE",
          "DRONE",
          "JENKINS_URL",
          "BITBUCKET_BUILD_NUMBER",
          "CODEBUILD_BUILD_ID");

  private static final List<String> PROXIES =
      List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy");

  /** The door is on this machine. */
  private static final String NOT_BY_PROXY = "127.0.0.1,localhost,::1";

  private Surroundings() {}

  /**
   * Makes the environment.
   *
   * @param caller the environment of the kit
   * @param home where the program lives
   * @param tripwire the port of the proxy that nothing should reach
   * @return a copy that may be changed
   */
  static Map<String, String> of(Map<String, String> caller, Home home, int tripwire) {
    var all = new LinkedHashMap<String, String>();
    caller.forEach((name, value) -> {
      if (!decides(name)) {
        all.put(name, value);
      }
    });
    all.putAll(home.places());
    for (String name : PROXIES) {
      all.put(name, "http://127.0.0.1:" + tripwire);
    }
    all.put("NO_PROXY", NOT_BY_PROXY);
    all.put("no_proxy", NOT_BY_PROXY);
    // Java asks neither HOME nor these variables, but it reads this one.
    all.put("JAVA_TOOL_OPTIONS", java(all, home, tripwire));
    return all;
  }

  private static String java(Map<String, String> all, Home home, int tripwire) {
    String before = all.getOrDefault("JAVA_TOOL_OPTIONS", "");
    var options = new StringBuilder(before);
    options.append(" -Duser.home=").append(home.root());
    options.append(" -Djava.io.tmpdir=").append(home.root().resolve("tmp"));
    for (String scheme : List.of("http", "https")) {
      options.append(" -D").append(scheme).append('.').append("proxyHost=127.0.0.1");
      options.append(" -D").append(scheme).append('.').append("proxyPort=");
      options.append(tripwire);
    }
    return options.toString().strip();
  }

  private static boolean decides(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return DECIDES.contains(upper)
        || upper.contains("TELEMETRY")
        || upper.contains("ANALYTICS")
        || upper.startsWith("XDG_")
        || upper.startsWith("CANDOR_");
  }
}
