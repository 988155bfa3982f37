package candor.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.util.function.Consumer;

/**
 * Is the writing side of one socket. Used on its loop only.
 *
 * <p>Futures of writes are not looked at, here and nowhere else: a failed write reaches {@code
 * exceptionCaught} of the connection, which closes it.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class Wire {

  private final SocketChannel channel;

  Wire(SocketChannel channel) {
    this.channel = channel;
  }

  ByteBuf buffer(int bytes) {
    return channel.alloc().ioBuffer(bytes);
  }

  /** Queues bytes without flushing them. */
  void write(ByteBuf bytes) {
    channel.write(bytes, channel.voidPromise());
  }

  /** Sends bytes and says whether they could be sent. */
  void send(byte[] bytes, Consumer<Boolean> after) {
    channel
        .writeAndFlush(Unpooled.wrappedBuffer(bytes))
        .addListener(done -> after.accept(done.isSuccess()));
  }

  void flush() {
    channel.flush();
  }

  /** Tells the client that nothing more will come; it may still be read from. */
  void finish() {
    channel.shutdownOutput();
  }

  void close() {
    channel.close();
  }

  /** Makes the decoder look again at the bytes that it has. */
  void decodeOn() {
    channel.pipeline().fireChannelRead(Unpooled.EMPTY_BUFFER);
  }

  void readsOn() {
    channel.config().setAutoRead(true);
  }

  void readsNoMore() {
    channel.config().setAutoRead(false);
  }

  boolean isWritable() {
    return channel.isWritable();
  }

  /** Returns how many bytes the client has not taken. */
  long pendingBytes() {
    var out = channel.unsafe().outboundBuffer();
    return out == null ? 0 : out.totalPendingWriteBytes();
  }

  InetAddress peer() {
    return channel.remoteAddress().getAddress();
  }
}
