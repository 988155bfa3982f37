package candor.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;

/**
 * Is the writing side of one socket. Used on its loop only.
 *
 * <p>Futures of writes are not looked at, here and nowhere else: a failed write reaches {@code
 * exceptionCaught} of the connection, which closes it.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class Wire {

  /** A slow link takes one in a few seconds, long before it counts as stuck. */
  private static final long SLICE_BYTES = 256 << 10;

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

  /** Queues a file without flushing it, in slices, so that progress on slow links can be seen. */
  void writeFile(FileChannel file, long bytes) {
    for (long at = 0; at < bytes; at += SLICE_BYTES) {
      channel.write(new Slice(file, at, Math.min(SLICE_BYTES, bytes - at)), channel.voidPromise());
    }
    // Behind all others: when it is let go, sent or not, the file is closed.
    channel.write(new DefaultFileRegion(file, bytes, 0), channel.voidPromise());
  }

  /** Is a part of a file that stays open for the next part. */
  private static final class Slice extends DefaultFileRegion {

    Slice(FileChannel file, long position, long count) {
      super(file, position, count);
    }

    @Override
    protected void deallocate() {
      // The region behind the last slice closes the file.
    }
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
