package candor.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of one connection and writes their answers in the same order. All of it runs
 * on the connection's loop.
 */
final class Connection extends ChannelInboundHandlerAdapter {

  private enum Phase {
    /** Between two requests. */
    IDLE,
    /** Some bytes of a header came. */
    HEADER,
    /** The header is done, the body is not. */
    BODY,
    /** No more requests are read; what comes is thrown away. */
    DRAINING
  }

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Site site;
  private final Loop loop;
  private final Wire wire;
  private final Deadlines deadlines;
  private final Answers answers;
  private Phase phase = Phase.IDLE;
  private @Nullable Incoming incoming;
  private boolean isReading;
  private boolean isStalled;
  private boolean owesContinue;

  Connection(Site site, Loop loop, SocketChannel channel) {
    this.site = site;
    this.loop = loop;
    this.wire = new Wire(channel);
    this.answers = new Answers(this, site, wire);
    this.deadlines = new Deadlines(site.waits().answer());
  }

  Site site() {
    return site;
  }

  Loop loop() {
    return loop;
  }

  boolean isDraining() {
    return phase == Phase.DRAINING;
  }

  boolean isStalled() {
    return isStalled;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    deadlines.set(site.waits().header());
    loop.opened(this);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    loop.closed(this);
    drain();
    answers.cutOff();
    site.counters().closed();
  }

  /** Notes that bytes came, before they are decoded. */
  void bytesArrived() {
    isReading = true;
    if (phase == Phase.IDLE) {
      phase = Phase.HEADER;
      deadlines.set(site.waits().header());
    }
  }

  /** Tells whether no request may be read now, and then stops the socket from reading on. */
  boolean stallsReading() {
    if (phase != Phase.BODY && answers.isFull()) {
      isStalled = true;
      wire.readsNoMore();
    }
    return isStalled;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (phase != Phase.DRAINING && message instanceof HttpRequest head) {
        begin(head);
      }
      if (phase == Phase.BODY && message instanceof HttpContent part) {
        take(part);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    isReading = false;
    wire.flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    resume();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // The socket broke, or a write to it failed; every handler of ours has its own wall.
    wire.close();
  }

  private void begin(HttpRequest head) {
    var refusal = Incoming.refusal(site, head, wire);
    var begun = refusal == null ? Incoming.begin(site, head) : null;
    if (begun == null) {
      refuse(refusal == null ? Problems.BAD_REQUEST : refusal);
      return;
    }
    incoming = begun;
    phase = Phase.BODY;
    deadlines.set(site.waits().body());
    if (begun.waitsForLeave()) {
      owesContinue = true;
      advance();
    }
  }

  private void take(HttpContent part) {
    var current = incoming;
    if (current == null) {
      throw new AssertionError("a body without a head");
    }
    var refusal = current.take(part);
    if (refusal != null) {
      refuse(refusal);
    } else if (part instanceof LastHttpContent) {
      incoming = null;
      owesContinue = false;
      var turn = current.finish(this, wire);
      answers.add(turn);
      phase = turn.closes ? Phase.DRAINING : Phase.IDLE;
      deadlines.clear();
      site.dispatch(turn);
    }
  }

  /** Answers with a refusal after all earlier answers, and reads no further request. */
  private void refuse(Response refusal) {
    site.counters().refused.increment();
    drain();
    answers.add(Turn.refusal(this, refusal));
    advance();
    flushUnlessReading();
  }

  /** Writes every answer whose turn it is, without flushing. */
  void advance() {
    if (site.isClosing()) {
      answers.wind();
    }
    answers.advance();
  }

  /** Sees to what may happen once nothing is in flight. */
  void rest() {
    if (phase == Phase.IDLE) {
      deadlines.set(site.waits().idle());
    }
    if (owesContinue) {
      owesContinue = false;
      wire.write(Unpooled.wrappedBuffer(CONTINUE));
    }
    resume();
  }

  /** Reads no further request; what comes is thrown away. */
  void drain() {
    phase = Phase.DRAINING;
    deadlines.clear();
    if (incoming != null) {
      incoming.drop();
      incoming = null;
    }
  }

  void expireAfter(Duration wait) {
    deadlines.set(wait);
  }

  private void resume() {
    if (isStalled && !answers.isFull()) {
      isStalled = false;
      wire.readsOn();
      // Out of the caller's stack: many stalled requests must not nest.
      loop.thread().execute(this::decodeOn);
    }
  }

  private void decodeOn() {
    if (!answers.isEnded()) {
      wire.decodeOn();
      flushUnlessReading();
    }
  }

  void flushUnlessReading() {
    if (!isReading) {
      wire.flush();
    }
  }

  /** Ends the connection because its stream was closed by us. */
  void streamClosed() {
    answers.streamClosed();
  }

  /** Closes the connection when it is idle, or else after the answers that are due. */
  void wind() {
    answers.wind();
    var isIdle = answers.isEmpty() && phase != Phase.BODY && !answers.isEnded();
    if (isIdle || answers.isStreaming()) {
      wire.close();
    }
  }

  /** Looks after the deadlines. */
  void sweep(long now) {
    answers.beat(now);
    if (deadlines.isStuck(wire.pendingBytes(), now) || isAnswerLate(now)) {
      site.counters().timeouts.increment();
      wire.close();
    } else if (deadlines.hasPassed(now) && !isStalled) {
      expire();
    }
  }

  private boolean isAnswerLate(long now) {
    var oldest = answers.oldest();
    return oldest != null && deadlines.isLate(oldest, now);
  }

  private void expire() {
    switch (phase) {
      case IDLE, DRAINING -> wire.close();
      case HEADER, BODY -> {
        site.counters().timeouts.increment();
        refuse(Problems.TIMEOUT);
      }
    }
  }
}
