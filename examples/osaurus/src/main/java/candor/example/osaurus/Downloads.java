package candor.example.osaurus;

import candor.example.osaurus.telemetry.Catalog;
import candor.example.osaurus.telemetry.ModelDownloaded;
import candor.example.osaurus.telemetry.Telemetry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings models of the catalog to this machine. For one thread. */
final class Downloads {

  private static final Map<Catalog, Facts> FACTS =
      Map.ofEntries(
          Map.entry(Catalog.MLX_COMMUNITY_GPT_OSS_20B_MXFP4_Q8, text("20B", "MXFP4-Q8")),
          Map.entry(Catalog.MLX_COMMUNITY_GPT_OSS_120B_MXFP4_Q4, text("120B", "MXFP4-Q4")),
          Map.entry(Catalog.MLX_COMMUNITY_QWEN3_4B_4BIT, text("4B", "4-bit")),
          Map.entry(Catalog.MLX_COMMUNITY_QWEN3_8B_4BIT, text("8B", "4-bit")),
          Map.entry(Catalog.MLX_COMMUNITY_QWEN3_30B_A3B_4BIT, text("30B", "4-bit")),
          Map.entry(Catalog.MLX_COMMUNITY_QWEN3_VL_4B_INSTRUCT_4BIT, images("4B", "4-bit")),
          Map.entry(Catalog.MLX_COMMUNITY_GEMMA_3_4B_IT_4BIT, images("4B", "4-bit")),
          Map.entry(Catalog.MLX_COMMUNITY_GEMMA_3_12B_IT_4BIT, images("12B", "4-bit")),
          Map.entry(Catalog.MLX_COMMUNITY_GEMMA_3_27B_IT_4BIT, images("27B", "4-bit")),
          Map.entry(Catalog.MLX_COMMUNITY_LLAMA_3_2_3B_INSTRUCT_4BIT, text("3B", "4-bit")),
          Map.entry(
              Catalog.MLX_COMMUNITY_MISTRAL_SMALL_3_2_24B_INSTRUCT_2506_4BIT, text("24B", "4-bit")),
          // Its name does not say how large it is, so neither do we.
          Map.entry(Catalog.MLX_COMMUNITY_PHI_4_MINI_INSTRUCT_4BIT, text(null, "4-bit")));

  private final Home home;
  private final Telemetry telemetry;
  private final Function<String, byte[]> source;

  /**
   * Prepares to download.
   *
   * @param source gives the bytes of a model by its id
   */
  Downloads(Home home, Telemetry telemetry, Function<String, byte[]> source) {
    this.home = home;
    this.telemetry = telemetry;
    this.source = source;
  }

  /** Is what the catalog knows of a model, as far as it is told. */
  private record Facts(@Nullable String size, @Nullable String quantization, boolean isVlm) {}

  private static Facts text(@Nullable String size, String quantization) {
    return new Facts(size, quantization, false);
  }

  private static Facts images(String size, String quantization) {
    return new Facts(size, quantization, true);
  }

  /** Returns what stands for the bytes of a model: no network is used. */
  static byte[] weights(String id) {
    return ("weights of " + id + "\n").repeat(100).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Downloads a model and tells of it once it is whole on disk.
   *
   * @throws IOException when it did not arrive whole
   */
  Path fetch(Catalog model) throws IOException {
    var facts = FACTS.get(model);
    if (facts == null) {
      throw new IOException(model.value() + " comes with the system; there is nothing to download");
    }
    String id = model.value();
    Path file = home.directory().resolve("models").resolve(id.replace('/', '_') + ".bin");
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, source.apply(id));
    if (!MessageDigest.isEqual(digest(Files.readAllBytes(part)), digest(weights(id)))) {
      Files.delete(part);
      throw new IOException("the download of " + id + " is damaged; try again");
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    home.change(state -> state.withDownloaded(id));
    telemetry.record(
        new ModelDownloaded(facts.isVlm(), model)
            .withParamCount(facts.size())
            .withQuantization(facts.quantization()));
    return file;
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
