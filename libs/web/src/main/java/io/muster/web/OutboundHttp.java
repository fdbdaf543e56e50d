package io.muster.web;

import io.muster.web.OutboundFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one way a service calls an address that somebody typed in. Only destinations on {@code muster.outbound.allow} are
 * called; the name is resolved once and the connection goes to the address that was checked, so that a name cannot
 * point elsewhere afterwards; redirects are not followed; time and size are bounded. Blocking: call it from a virtual
 * thread, never from an event loop or inside a transaction.
 */
@ApplicationScoped
public class OutboundHttp {

    private static final String AGENT = "Muster";

    /** To one address at once: more than all channels of one provider send, so that nobody waits for another's answer. */
    private static final int CONNECTIONS = 64;

    private final OutboundConfig config;
    private final Destinations destinations;
    private final HttpClient client;

    @Inject
    OutboundHttp(Vertx vertx, OutboundConfig config) {
        this.config = config;
        this.destinations = new Destinations(config.allow().orElse(List.of()));
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setKeepAlive(false)
                .setMaxPoolSize(CONNECTIONS)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE));
    }

    /**
     * Sends one request and waits for the whole answer.
     *
     * @param timeout for everything together: resolving, connecting, sending, receiving
     * @return the answer, whatever its status; a redirect is an answer like any other
     * @throws OutboundFailure when there is no complete answer; its kind says whether a retry may help
     */
    public HttpAnswer post(URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
        return send(HttpMethod.POST, uri, headers, body, timeout, config.maxAnswerBytes());
    }

    /** As {@link #post}, changing a part of what is there. */
    public HttpAnswer patch(URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
        return send(HttpMethod.PATCH, uri, headers, body, timeout, config.maxAnswerBytes());
    }

    /** As {@link #post}, without a body. */
    public HttpAnswer get(URI uri, Map<String, String> headers, Duration timeout) {
        return get(uri, headers, timeout, config.maxAnswerBytes());
    }

    /**
     * As {@link #get(URI, Map, Duration)}, of a document.
     *
     * @param longest answer that is read, in bytes
     */
    public HttpAnswer get(URI uri, Map<String, String> headers, Duration timeout, int longest) {
        return send(HttpMethod.GET, uri, headers, new byte[0], timeout, longest);
    }

    /**
     * As {@link #post}, with any method.
     *
     * @param method as {@code PUT}
     */
    public HttpAnswer send(String method, URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
        return send(HttpMethod.valueOf(method), uri, headers, body, timeout, config.maxAnswerBytes());
    }

    /** Why the address would not be called by its name alone; null when it would. For refusing it when it is entered. */
    public String deniedBecause(URI uri) {
        Destinations.Verdict verdict = destinations.ofName(uri);
        return verdict.permitted() ? null : verdict.reason();
    }

    private HttpAnswer send(
            HttpMethod method, URI uri, Map<String, String> headers, byte[] body, Duration timeout, int longest) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Destinations.Verdict verdict = destinations.ofName(uri);
        if (!verdict.permitted()) {
            throw new OutboundFailure(Kind.DENIED, verdict.reason());
        }
        InetAddress address = checkedAddress(uri, verdict.internal(), deadline);
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(Destinations.portOf(uri), address.getHostAddress()))
                .setHost(Destinations.hostOf(uri))
                .setPort(Destinations.portOf(uri))
                .setSsl(uri.getScheme().equalsIgnoreCase("https"))
                .setURI(targetOf(uri))
                .setFollowRedirects(false)
                .setTimeout(Math.max(1, left(deadline).toMillis()));
        options.putHeader("user-agent", AGENT);
        headers.forEach(options::putHeader);
        Promise<HttpClientRequest> started = Promise.promise();
        Future<HttpAnswer> answer =
                client.request(options).onComplete(started).compose(request -> answer(request, body, longest));
        try {
            return await(answer.toCompletionStage().toCompletableFuture(), deadline, uri);
        } catch (OutboundFailure e) {
            started.future().onSuccess(HttpClientRequest::reset);
            throw e;
        }
    }

    private InetAddress checkedAddress(URI uri, boolean internalAllowed, long deadline) {
        String host = Destinations.hostOf(uri);
        CompletableFuture<InetAddress[]> resolving = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                resolving.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException e) {
                resolving.completeExceptionally(e);
            }
        });
        InetAddress[] addresses = await(resolving, deadline, uri);
        for (InetAddress address : addresses) {
            String forbidden = Destinations.forbids(address, internalAllowed);
            if (forbidden != null) {
                throw new OutboundFailure(Kind.DENIED, host + ": " + forbidden);
            }
        }
        return addresses[0];
    }

    /**
     * Listens to the response itself, before anything is sent: what follows a future of another context comes later, when a
     * quick answer is over and can be read no more. The request would count as failed, and be made again.
     */
    static Future<HttpAnswer> answer(HttpClientRequest request, byte[] body, int longest) {
        Promise<HttpAnswer> promise = Promise.promise();
        request.response()
                .compose(response -> readBounded(response, longest))
                .onComplete(promise::tryComplete, promise::tryFail);
        request.end(Buffer.buffer(body)).onFailure(promise::tryFail);
        return promise.future();
    }

    private static Future<HttpAnswer> readBounded(HttpClientResponse response, int longest) {
        Promise<HttpAnswer> promise = Promise.promise();
        Buffer received = Buffer.buffer();
        response.handler(chunk -> {
            if (received.length() + chunk.length() > longest) {
                promise.tryFail(new OutboundFailure(Kind.TOO_LARGE, "the answer is longer than " + longest + " bytes"));
                response.request().reset();
                return;
            }
            received.appendBuffer(chunk);
        });
        response.exceptionHandler(promise::tryFail);
        response.endHandler(end -> promise.tryComplete(answer(response, received)));
        return promise.future();
    }

    private static HttpAnswer answer(HttpClientResponse response, Buffer received) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers()
                .names()
                .forEach(name -> headers.put(name, response.headers().getAll(name)));
        return new HttpAnswer(response.statusCode(), headers, received.getBytes());
    }

    private static <T> T await(CompletableFuture<T> future, long deadline, URI uri) {
        try {
            return future.get(left(deadline).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new OutboundFailure(Kind.TIMED_OUT, "no complete answer from " + uri.getHost() + " in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundFailure(Kind.TIMED_OUT, "interrupted while waiting for " + uri.getHost(), e);
        } catch (ExecutionException | CompletionException e) {
            throw asFailure(e.getCause(), uri);
        }
    }

    private static OutboundFailure asFailure(Throwable cause, URI uri) {
        if (cause instanceof OutboundFailure failure) {
            return failure;
        }
        if (cause instanceof UnknownHostException) {
            return new OutboundFailure(Kind.UNREACHABLE, uri.getHost() + " does not resolve", cause);
        }
        boolean timedOut = cause instanceof TimeoutException
                || String.valueOf(cause.getMessage()).contains("timeout period");
        return timedOut
                ? new OutboundFailure(Kind.TIMED_OUT, "no complete answer from " + uri.getHost() + " in time", cause)
                : new OutboundFailure(
                        Kind.UNREACHABLE, uri.getHost() + " cannot be reached: " + cause.getMessage(), cause);
    }

    private static String targetOf(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
