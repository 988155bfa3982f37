package candor.server.demo;

import candor.json.Json;
import java.util.Map;

/**
 * Says which models somebody uses.
 *
 * @param model the model of the catalog that runs on the machine
 * @param remote the kind of remote provider
 * @param hash what is told of the remote model's id
 * @param remoteShare how often the remote provider is asked
 * @param foundationShare how often the system's own model is asked
 * @param agents how often a turn belongs to an agent run
 * @param server whether the local server is used by other programs
 */
record OsaurusTaste(
    String model,
    String remote,
    String hash,
    double remoteShare,
    double foundationShare,
    double agents,
    boolean server) {

  private static final String[] SMALL = {
    "mlx-community/Qwen3-4B-4bit",
    "mlx-community/gemma-3-4b-it-4bit",
    "mlx-community/Llama-3.2-3B-Instruct-4bit",
    "mlx-community/Phi-4-mini-instruct-4bit"
  };
  private static final String[] MIDDLE = {
    "mlx-community/gpt-oss-20b-MXFP4-Q8",
    "mlx-community/Qwen3-8B-4bit",
    "mlx-community/gemma-3-12b-it-4bit",
    "mlx-community/Qwen3-VL-4B-Instruct-4bit"
  };
  private static final String[] LARGE = {
    "mlx-community/Qwen3-30B-A3B-4bit",
    "mlx-community/gpt-oss-20b-MXFP4-Q8",
    "mlx-community/gemma-3-27b-it-4bit",
    "mlx-community/gpt-oss-120b-MXFP4-Q4",
    "mlx-community/Mistral-Small-3.2-24B-Instruct-2506-4bit"
  };
  private static final String[] REMOTE = {
    "openai", "anthropic", "gemini", "openResponses", "osaurus", "azureOpenAI", "openAICodex"
  };

  /** Hashes of a few remote models that many use, as clients compute them. */
  private static final String[] HASHES = {
    "33322fc3fb99", "9bec1a08638b", "b4fb2e700089", "5a1f0c77d2e4", "e81d44b0a9c3"
  };

  static OsaurusTaste of(Dice dice, String memory) {
    String[] fitting =
        switch (memory) {
          case "8" -> SMALL;
          case "16", "18", "24" -> MIDDLE;
          default -> LARGE;
        };
    boolean remote = dice.chance(0.42);
    return new OsaurusTaste(
        dice.favouring(fitting),
        dice.favouring(REMOTE),
        dice.favouring(HASHES),
        remote ? 0.25 + 0.6 * dice.random().nextDouble() : 0,
        dice.chance(0.3) ? 0.3 : 0.04,
        dice.chance(0.25) ? 0.3 : 0.02,
        dice.chance(0.55));
  }

  /** Returns the properties of one chat turn. */
  Map<String, Json> turn(Dice dice, String source) {
    var props = Props.of("source", source);
    if (dice.chance(remoteShare)) {
      props.with("model_source", "remote").with("provider_type", remote).with("model_hash", hash);
    } else if (dice.chance(foundationShare)) {
      props.with("model_source", "foundation").with("provider_type", "foundation");
      props.with("model", "foundation");
    } else {
      props.with("model_source", "local").with("provider_type", "mlx").with("model", model);
    }
    boolean agent = !source.equals("chat_ui") && dice.chance(agents);
    return props.flag("is_agent", agent).flag("stream", dice.chance(0.86)).all();
  }
}
