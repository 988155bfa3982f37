package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.resources.Resource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points the official client of OpenTelemetry at the running server, as {@code keys} tells. */
final class OpenTelemetryClientTest {

  private static final String INSTALL = "550e8400-e29b-41d4-a716-446655440000";
  private static final String CANARY = "sk-live-CANARY0123456789abcdef";

  @TempDir Path folder;
  private ClientStand stand;
  private Porch porch;

  @BeforeEach
  void start() throws Exception {
    stand = ClientStand.start(folder, "dimmy");
    porch = new Porch(stand.address());
  }

  @AfterEach
  void stop() {
    porch.close();
    stand.close();
  }

  private OtlpHttpLogRecordExporter exporter() throws Exception {
    var out = new ByteArrayOutputStream();
    var command = new KeysCommand(folder.resolve("data"), "dimmy", porch.address(), true);
    command.run(new PrintStream(out, true, StandardCharsets.UTF_8));
    var keys = ClientStand.read(out.toString(StandardCharsets.UTF_8));
    String[] header = text(keys, "otlp_logs_headers").split("=", 2);
    return OtlpHttpLogRecordExporter.builder()
        .setEndpoint(text(keys, "otlp_logs_endpoint"))
        .addHeader(header[0], header[1])
        .setCompression("gzip")
        .setRetryPolicy(
            RetryPolicy.builder()
                .setInitialBackoff(Duration.ofMillis(20))
                .setMaxBackoff(Duration.ofMillis(50))
                .build())
        .build();
  }

  private static String text(Json.Dictionary from, String name) {
    return ((Json.Text) Objects.requireNonNull(from.get(name))).value();
  }

  private SdkLoggerProvider provider() throws Exception {
    var resource =
        Resource.getDefault()
            .merge(
                Resource.create(
                    Attributes.builder()
                        .put("service.version", "0.6.27")
                        .put("os.type", "linux")
                        .put("host.arch", "amd64")
                        .put("app.installation.id", INSTALL)
                        .put("host.name", "alices-laptop")
                        .put("process.command_line", "/home/alice/dimmy " + CANARY)
                        .build()));
    return SdkLoggerProvider.builder()
        .setResource(resource)
        .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter()).build())
        .build();
  }

  @Test
  void whatItSendsIsCountedExactly() throws Exception {
    try (var provider = provider()) {
      var logger = provider.get("dimmy");
      porch.busyOnce();
      event(logger.logRecordBuilder(), "app.started", "cold_start_ms", 412L).emit();
      for (int i = 0; i < 3; i++) {
        event(logger.logRecordBuilder(), "transcription.cancelled", "audio_secs", 3L + i).emit();
      }
      event(logger.logRecordBuilder(), "never.planned", "title", 1L).emit();
      logger.logRecordBuilder().setBody("alice opened /home/alice/payroll.xlsx").emit();
      crash(logger.logRecordBuilder());
      assertTrue(provider.forceFlush().join(30, TimeUnit.SECONDS).isSuccess());
      porch.limitOnce();
      event(logger.logRecordBuilder(), "transcription.cancelled", "audio_secs", 9L).emit();
      porch.await("/v1/logs 429");
      stand.await(Map.of("app.started", 1L, "transcription.cancelled", 4L));
      porch.cutOnce();
      event(logger.logRecordBuilder(), "transcription.cancelled", "audio_secs", 10L).emit();
      porch.await("/v1/logs cut");
      stand.await(Map.of("app.started", 1L, "transcription.cancelled", 5L));
    }
    assertEquals(
        List.of(
            "/v1/logs 503",
            "/v1/logs 200",
            "/v1/logs 429",
            "/v1/logs 200",
            "/v1/logs cut",
            "/v1/logs 200"),
        porch.answers());
    assertEquals(
        Map.of(
            "550e8400e29b41d4", "6 events, 1 starts, 5 cancelled, from 0.6.27 to 0.6.27 on linux"),
        new Arrived(stand).people());
    var crashes = ClientStand.read(stand.ask("crashes", ""));
    assertEquals(new Json.Whole(1), crashes.get("crashes"), "it was fatal");
    var group = (Json.Dictionary) ClientStand.list(crashes, "groups").getFirst();
    assertEquals(new Json.Text("java.lang.IllegalStateException"), group.get("type"));
    assertEquals(new Json.Whole(1), group.get("installs"));
    stand.assertNoFileHolds("alice", "CANARY", "payroll", "never.planned");
  }

  private static LogRecordBuilder event(
      LogRecordBuilder record, String name, String property, long value) {
    return record.setEventName(name).setAttribute(AttributeKey.longKey(property), value);
  }

  private static void crash(LogRecordBuilder record) {
    var thrown =
        new IllegalStateException(
            "cannot load with " + CANARY, new RuntimeException("no file /home/alice/model.bin"));
    var stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack));
    record
        .setSeverity(Severity.FATAL)
        .setAttribute(AttributeKey.stringKey("exception.type"), thrown.getClass().getName())
        .setAttribute(
            AttributeKey.stringKey("exception.message"), String.valueOf(thrown.getMessage()))
        .setAttribute(AttributeKey.stringKey("exception.stacktrace"), stack.toString())
        .emit();
  }

  @Test
  void theLogOfAnotherKeyIsRefused() throws Exception {
    var exporter =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint(URI.create(stand.address() + "/v1/logs").toString())
            .addHeader("candor-key", "cn_of_nobody")
            .build();
    try (var provider =
        SdkLoggerProvider.builder()
            .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter).build())
            .build()) {
      provider.get("x").logRecordBuilder().setEventName("app.started").emit();
      provider.forceFlush().join(30, TimeUnit.SECONDS);
    }
    assertEquals(Map.of(), stand.counts("release"));
  }
}
