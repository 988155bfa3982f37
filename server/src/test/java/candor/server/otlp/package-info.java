/** Tests of reading logs of OpenTelemetry. */
@NullMarked
package candor.server.otlp;

import org.jspecify.annotations.NullMarked;
