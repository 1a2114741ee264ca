using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Http;
using OrleansNotify.Lifecycle;

namespace OrleansNotify.Live.SocketIo;

/// <summary>Engine.IO 4: HTTP long-polling and WebSockets. See https://socket.io/docs/v4/engine-io-protocol.</summary>
internal sealed class EngineServer(
    EngineOptions options, IEngineApp app, INeighbours neighbours, Drain? drain, TimeProvider time,
    ILogger<EngineServer> logger, BodyBudget? budget = null, LogLimiter? limiter = null) : BackgroundService
{
    private const int SidBytes = 15;

    private readonly ConcurrentDictionary<string, EngineSession> _sessions = new();
    private readonly long _start = time.GetTimestamp();

    public async Task<IResult> Answer(HttpContext context)
    {
        if (context.Request.Query["sid"] is [{ } elsewhere] && !_sessions.ContainsKey(elsewhere) && await neighbours.TryForward(context, elsewhere))
        {
            return Results.Empty;
        }

        if (!await AllowPage(context))
        {
            return EngineError.OriginForbidden;
        }

        if (HttpMethods.IsOptions(context.Request.Method))
        {
            return TypedResults.NoContent();
        }

        var query = context.Request.Query;
        var transport = query["transport"].ToString();
        var isWebSocket = context.WebSockets.IsWebSocketRequest;
        if (transport is not ("polling" or "websocket"))
        {
            return EngineError.TransportUnknown;
        }

        if (query["EIO"] != "4")
        {
            return EngineError.VersionUnsupported;
        }

        if ((transport == "websocket") != isWebSocket)
        {
            return EngineError.BadRequest;
        }

        if (query["sid"] is not [{ } sid])
        {
            return await Open(context, isWebSocket);
        }

        return _sessions.TryGetValue(sid, out var session)
            ? await Run(session, context, () => isWebSocket ? Upgrade(session, context, session.Upgrade) : Poll(session, context))
            : EngineError.SessionUnknown;
    }

    /// <summary>What goes wrong in a session ends it: its client comes back, and recovers.</summary>
    private async Task<IResult> Run(EngineSession session, HttpContext context, Func<Task<IResult>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            WriteFailure(e);
            session.Close();
            if (context.WebSockets.IsWebSocketRequest)
            {
                context.Abort();
            }

            return EngineError.BadRequest;
        }
    }

    /// <summary>The request ends here; what is run keeps nothing of it.</summary>
    private async Task<IResult> Upgrade(EngineSession session, HttpContext context, Func<WebSocket, CorkStream, Func<TimeSpan>, Task> run)
    {
        await LiveUpgrade.Go(context, (webSocket, stream) => Stay(session, webSocket, stream, run));
        return Results.Empty;
    }

    private Func<Task> Stay(EngineSession session, WebSocket webSocket, CorkStream stream, Func<WebSocket, CorkStream, Func<TimeSpan>, Task> run) => async () =>
    {
        using var ending = webSocket;
        try
        {
            await run(webSocket, stream, Now);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            WriteFailure(e);
            session.Close();
        }
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not when this service stops: the web server stops before it, and would wait for the sessions.
        drain?.OnLeave(CloseAll);
        using var timer = new PeriodicTimer(options.Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = Now();
            foreach (var (sid, session) in _sessions)
            {
                if (session.IsClosed)
                {
                    _sessions.TryRemove(sid, out _);
                }
                else
                {
                    session.Beat(now);
                }
            }
        }
    }

    /// <summary>Those that nobody has told to go by then.</summary>
    private async Task CloseAll(TimeSpan spread)
    {
        await Task.Delay(spread, time);
        foreach (var session in _sessions.Values)
        {
            session.Close();
        }
    }

    private void WriteFailure(Exception exception)
    {
        if (limiter?.MayWrite("a session of Engine.IO failed", exception) != false)
        {
            logger.SessionFailed(exception);
        }
    }

    private TimeSpan Now() => time.GetElapsedTime(_start);

    private async Task<IResult> Open(HttpContext context, bool isWebSocket)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            return EngineError.BadMethod;
        }

        if (app.Refuse(context) is { } refusal)
        {
            return refusal;
        }

        var session = new EngineSession(
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SidBytes)) + neighbours.Suffix, options, new Heartbeat(options, Now()), time)
        {
            Leases = Leases(ClientAddress.Of(context)),
        };
        session.Handler = app.Open(session, context);
        session.Send(new EnginePacket(Handshake(session.Sid, isWebSocket)));
        _sessions[session.Sid] = session;
        return await Run(session, context, () => isWebSocket ? Upgrade(session, context, session.Run) : Poll(session, context));
    }

    private async Task<IResult> Poll(EngineSession session, HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            return await session.Poll(Now(), context.RequestAborted) is { } payload
                ? TypedResults.Bytes(payload, "text/plain; charset=UTF-8")
                : EngineError.BadRequest;
        }

        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.ContentType?.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase) == true)
        {
            return EngineError.BadRequest;
        }

        IResult? refusal = null;
        var isGood = await session.Post(
            async ended =>
            {
                using var lease = session.Leases?.Invoke();
                (var body, refusal) = await PostBody.Read(context.Request, session.MaxPayload, lease, ended);
                return body;
            },
            Now());
        return refusal ?? (isGood ? TypedResults.Text("ok", "text/html") : EngineError.BadRequest);
    }

    private Func<BudgetLease>? Leases(string address) => budget is null ? null : () => budget.Lease(null, address);

    private byte[] Handshake(string sid, bool isWebSocket) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""0{"sid":"{{sid}}","upgrades":[{{(isWebSocket ? "" : "\"websocket\"")}}],"pingInterval":{{options.PingInterval.TotalMilliseconds}},"pingTimeout":{{options.PingTimeout.TotalMilliseconds}},"maxPayload":{{options.MaxPayload}}}"""));

    // No cookie means anything here, but clients may be set to send theirs. The token in the CONNECT packet identifies the caller.
    private async ValueTask<bool> AllowPage(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return true;
        }

        var headers = context.Response.Headers;
        headers.Vary = "Origin";
        if (!await app.Allows(origin, context))
        {
            return false;
        }

        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowCredentials = "true";
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            headers.AccessControlAllowMethods = "GET,POST";
            headers.AccessControlAllowHeaders = HeaderName.Valid(context.Request.Headers.AccessControlRequestHeaders);
            headers.AccessControlMaxAge = "600";
        }

        return true;
    }
}
