package candor.server.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Listens on one port and hands requests to routes. Safe for use by many threads.
 *
 * <p>Everything about a connection happens on one of as many event loops as there are processors;
 * handlers of the virtual lane run on virtual threads.
 */
public final class HttpServer implements AutoCloseable {

  /** A burst of new connections that the loops have not accepted yet. */
  private static final int BACKLOG = 1024;

  private final EventLoopGroup group;
  private final Map<EventLoop, Loop> loops;
  private final Site site;
  private final Channel listener;

  private HttpServer(
      EventLoopGroup group, Map<EventLoop, Loop> loops, Site site, Channel listener) {
    this.group = group;
    this.loops = loops;
    this.site = site;
    this.listener = listener;
  }

  /**
   * Starts to listen.
   *
   * @param options where, whom to believe and what to bear
   * @param routes the handlers; later changes have no effect
   * @return the running server
   * @throws IOException if the port cannot be had
   */
  public static HttpServer open(HttpOptions options, Routes routes) throws IOException {
    var virtual = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
    var site =
        new Site(options, new Router(routes.all()), virtual, new Counters(), new AtomicBoolean());
    var group =
        new MultiThreadIoEventLoopGroup(
            Runtime.getRuntime().availableProcessors(),
            new DefaultThreadFactory("http-loop"),
            NioIoHandler.newFactory());
    var loops = new IdentityHashMap<EventLoop, Loop>();
    group.forEach(e -> loops.put((EventLoop) e, new Loop((EventLoop) e)));
    var bound =
        bootstrap(group, loops, site)
            .bind(new InetSocketAddress(options.address(), options.port()))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      group.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
      throw new IOException("cannot listen on port " + options.port(), bound.cause());
    }
    loops.values().forEach(loop -> loop.start(site.waits().shortest()));
    return new HttpServer(group, loops, site, bound.channel());
  }

  private static ServerBootstrap bootstrap(
      EventLoopGroup group, Map<EventLoop, Loop> loops, Site site) {
    return new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                var loop = loops.get(channel.eventLoop());
                if (loop == null || !site.counters().opened(site.sizes().connections())) {
                  new Wire(channel).close();
                  return;
                }
                var connection = new Connection(site, loop, channel);
                channel.pipeline().addLast(new StrictDecoder(connection), connection);
              }
            });
  }

  /**
   * Returns the port, also when the system picked it.
   *
   * @return the port
   */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /**
   * Tells what the server did so far.
   *
   * @return figures that do not decrease, except the open connections
   */
  public Stats stats() {
    return site.counters().stats();
  }

  /** Stops listening, lets running requests finish for the time of grace, then closes all. */
  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    // Known at once on every loop, so that no answer from now on invites another request.
    site.close();
    for (var loop : loops.values()) {
      loop.thread().execute(loop::wind);
    }
    site.counters().awaitNoConnections(site.waits().grace());
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    site.virtual().shutdownNow();
  }

  /**
   * Are the figures of one server.
   *
   * @param requests those whose body arrived whole
   * @param refused those that were malformed, too large or too slow
   * @param errors those whose handler failed
   * @param timeouts connections and requests that ran out of time
   * @param connections those that are open now
   */
  public record Stats(long requests, long refused, long errors, long timeouts, int connections) {}
}
