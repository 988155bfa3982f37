package candor.server.demo;

import candor.json.Json;
import java.util.LinkedHashMap;
import java.util.List;

/** Names what breaks in the apps, and how their reports tell it. */
enum Trouble {
  /**
   * The driver of the graphics card goes away; names of functions come as the compiler wrote them.
   */
  GPU(
      false,
      "panic",
      "device lost while C:\\Users\\somebody\\dimmy\\models was read",
      "ggml_vk_submit ggml-vulkan.dll 0",
      "_ZN5dimmy3gpu6submit17h0a1b2c3d4e5f6071E gpu.rs 412",
      "_ZN5dimmy6engine10transcribe17h92e0b1c4d5a6f788E engine.rs 88"),

  /** A model that was not downloaded whole; the app goes on without it. */
  MODEL(
      true,
      "ModelError",
      "the file is shorter than its head says",
      "_RNvNtCs7kQ_5dimmy5model4open model.rs 61",
      "_RNvNtCs7kQ_5dimmy6engine4load engine.rs 40"),

  /** Rare, and in every release. */
  BOUNDS(
      false,
      "panic",
      "index out of bounds: the length is 12 but the index is 12",
      "core::panicking::panic_bounds_check panicking.rs 280",
      "dimmy::vad::frames vad.rs 133"),

  /** A model of the assistant is larger than what the graphics memory still holds. */
  MEMORY(
      false,
      "EXC_RESOURCE",
      "limit of memory reached while /Users/somebody/models was mapped",
      "mlx::core::metal::malloc allocator.cpp 118",
      "$s7osaurus11ModelLoaderC4load3atySS_tF ModelLoader.swift 203",
      "$s7osaurus10ChatEngineC5startyyF ChatEngine.swift 77"),

  /** A plugin of the assistant answers with less than it says. */
  PLUGIN(
      false,
      "EXC_BREAKPOINT",
      "Index out of range",
      "$s7osaurus10PluginHostC6decode6answers4DataV_tF PluginHost.swift 148",
      "$s7osaurus10PluginHostC4callyyF PluginHost.swift 92");

  private final boolean handled;
  private final String type;
  private final String message;
  private final String calls;

  Trouble(boolean handled, String type, String message, String... calls) {
    this.handled = handled;
    this.type = type;
    this.message = message;
    this.calls = String.join("\n", calls);
  }

  private static Json frame(String[] call) {
    var frame = new LinkedHashMap<String, Json>();
    frame.put("function", new Json.Text(call[0]));
    frame.put("module", new Json.Text(call[1]));
    frame.put("line", new Json.Whole(Long.parseLong(call[2])));
    frame.put("own", call[0].matches(".*(dimmy|osaurus).*") ? Json.TRUE : Json.FALSE);
    return new Json.Dictionary(frame);
  }

  boolean handled() {
    return handled;
  }

  Json chain() {
    List<Json> frames = calls.lines().map(call -> frame(call.split(" ", -1))).toList();
    var thrown = new LinkedHashMap<String, Json>();
    thrown.put("type", new Json.Text(type));
    thrown.put("message", new Json.Text(message));
    thrown.put("frames", new Json.Array(frames));
    return new Json.Array(List.of(new Json.Dictionary(thrown)));
  }
}
