package io.footfall.web;

import io.javalin.http.RequestTimeoutResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Comes in: a request. Goes out: the same, with a body that must be there in time: reading on after
 * that ends in a 408 that says so. A client that sends a byte a minute would otherwise keep the
 * thread that waits for it for days, and a few hundred such clients all threads. (A request's head
 * is waited for without a thread.)
 */
final class TimelyBodies implements Filter {

  private final Duration limit;

  /**
   * @param limit from the request's head to the end of its body
   */
  TimelyBodies(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new TimedRequest((HttpServletRequest) request), response);
  }

  private final class TimedRequest extends HttpServletRequestWrapper {
    private final long begin = System.nanoTime();

    TimedRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new TimedBody(super.getInputStream(), begin);
    }
  }

  private final class TimedBody extends ServletInputStream {
    private final ServletInputStream body;
    private final long begin;

    TimedBody(ServletInputStream body, long begin) {
      this.body = body;
      this.begin = begin;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw late();
      }
      try {
        return body.read(into, offset, length);
      } catch (IOException e) {
        if (e.getCause() instanceof TimeoutException) {
          // The connector has heard nothing for as long
          throw late();
        }
        throw e;
      }
    }

    private RequestTimeoutResponse late() {
      return new RequestTimeoutResponse(
          "a request's body must be there within " + limit.toSeconds() + " s; send it again");
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
