using System.Net;
using System.Runtime.CompilerServices;
using OrleansNotify.Channels;
using OrleansNotify.Endpoints;
using OrleansNotify.Outbound;

namespace OrleansNotify.Deliveries;

/// <summary>Signs and sends through the guarded client. On the path of every delivery: it logs nothing and allocates little.</summary>
internal sealed class AttemptSender(OutboundHttp http, OutboundPolicy policy, HopHeader hops, TimeProvider time) : IAttemptSender
{
    private readonly Deadlines _deadlines = new(time);
    private readonly ConditionalWeakTable<EndpointSettings, PreparedEndpoint> _prepared = [];

    public async Task<AttemptResult> Send(AttemptRequest attempt, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var prepared = Prepare(attempt.Settings);
        if (prepared.Url is null)
        {
            // The settings say so, whatever a name leads to by then: only another URL changes it.
            return NotSent(ErrorKind.Blocked, start) with { IsFinal = true };
        }

        using var request = prepared.Sign(attempt);
        if (request is null)
        {
            return NotSent(ErrorKind.Configuration, start);
        }

        var deadline = _deadlines.Start(attempt.Settings.Timeout);
        var registration = cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        try
        {
            return await Exchange(request, prepared.Head(attempt), start, deadline.Token, cancellation);
        }
        finally
        {
            // Waits for the callback if it is running: the source is somebody else's from the next line on.
            await registration.DisposeAsync();
            _deadlines.Return(deadline);
        }
    }

    private PreparedEndpoint Prepare(EndpointSettings settings)
        => _prepared.TryGetValue(settings, out var prepared)
            ? prepared
            : _prepared.GetValue(settings, given => new PreparedEndpoint(given, policy, hops));

    private async Task<AttemptResult> Exchange(
        OutboundRequest request, string head, long start, CancellationToken deadline, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.Send(request, deadline);
            var firstByte = time.GetElapsedTime(start);
            // 101 has no body but the other protocol's bytes.
            var body = response.StatusCode == HttpStatusCode.SwitchingProtocols
                ? new ResponseBody([], false)
                : await ResponseBody.Read(response, deadline);
            return Answered(request, head, response, body, firstByte, start);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && KindOf(e, deadline) is { } kind)
        {
            return new AttemptResult(
                null, kind, null, request.Dns, request.Connect, request.Tls, null, time.GetElapsedTime(start), head, "", [], false);
        }
    }

    private AttemptResult Answered(
        OutboundRequest request, string head, HttpResponseMessage response, ResponseBody body, TimeSpan firstByte, long start)
    {
        var status = (int)response.StatusCode;
        var kind = status is >= 200 and < 600 ? ErrorKind.OfStatus(status) : ErrorKind.Protocol;
        var now = time.GetUtcNow();
        var retryAfter = kind is not null && response.Headers.NonValidated.TryGetValues("Retry-After", out var values)
            ? RetryAfter.Parse(values.First(), now) - now
            : null;
        return new AttemptResult(
            status, kind, retryAfter, request.Dns, request.Connect, request.Tls, firstByte, time.GetElapsedTime(start),
            head, HeadText.Of(response), body.Bytes, body.IsCut)
        {
            IsFinal = response.StatusCode == HttpStatusCode.LoopDetected,
        };
    }

    private AttemptResult NotSent(string kind, long start)
        => new(null, kind, null, null, null, null, null, time.GetElapsedTime(start), "", "", [], false);

    private static string? KindOf(Exception e, CancellationToken deadline) => e switch
    {
        _ when deadline.IsCancellationRequested => ErrorKind.Timeout,
        HttpRequestException { InnerException: OutboundException refused } => refused.Kind,
        // The handler's own limit for a connection, which is a belt over the connector's.
        OperationCanceledException => ErrorKind.Connect,
        HttpRequestException or IOException => ErrorKind.Protocol,
        _ => null,
    };
}
