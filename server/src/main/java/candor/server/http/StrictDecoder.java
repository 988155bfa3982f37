package candor.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;

/**
 * Cuts bytes into requests by the letter of RFC 9112, where the library would be lenient.
 *
 * <p>Every leniency is a chance that a proxy in front sees other borders between requests.
 */
final class StrictDecoder extends HttpRequestDecoder {

  private final Connection connection;

  StrictDecoder(Connection connection) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(connection.site().sizes().headerBytes())
            .setMaxHeaderSize(connection.site().sizes().headerBytes())
            .setHeadersFactory(DefaultHttpHeadersFactory.headersFactory().withValidation(true))
            .setTrailersFactory(DefaultHttpHeadersFactory.trailersFactory().withValidation(true))
            .setAllowDuplicateContentLengths(false)
            .setUseRfc9112TransferEncoding(true)
            .setStrictLineParsing(true));
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    if (message instanceof ByteBuf bytes && bytes.isReadable()) {
      connection.bytesArrived();
    }
    super.channelRead(ctx, message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
    if (connection.isStalled()) {
      // The library would ask the socket for more, as no request came of these bytes.
      ctx.fireChannelReadComplete();
    } else {
      super.channelReadComplete(ctx);
    }
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (connection.isDraining()) {
      in.skipBytes(in.readableBytes());
    } else if (!connection.stallsReading()) {
      super.decode(ctx, in, out);
    }
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
  }
}
