namespace OrleansNotify.Channels;

/// <summary>The calls of all providers that speak HTTP, and what a call that had no answer came to.</summary>
internal sealed class ProviderHttp(IStrangerHttp strangers, TimeProvider time) : IDisposable
{
    public const string ConnectFailed = "connect_failed";
    public const string AddressNotAllowed = "address_not_allowed";
    public const string TimedOut = "timeout";
    public const string ConnectionLost = "connection_lost";

    /// <summary>Throws <see cref="NotWrittenException"/> when nothing was written. No time limit but the caller's token.</summary>
    public HttpClient Client { get; } = new(new WriteMarking(new HostRouting(strangers)))
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = HttpAnswer.MaxBody,
    };

    public TimeProvider Time { get; } = time;

    /// <summary>One call. Never throws; the outcome's detail has no secret of the account.</summary>
    /// <param name="read">What the provider's answer means.</param>
    /// <param name="unreachable">What else must wait when no connection is made.</param>
    public async Task<ProviderOutcome> Exchange(
        HttpRequestMessage request, ProviderSettings settings, Func<HttpAnswer, ProviderOutcome> read, CancellationToken cancellation,
        OutcomeScope unreachable = OutcomeScope.Account)
    {
        var authorization = request.Headers.Authorization?.Parameter ?? "";
        var outcome = await Answered(request, read, unreachable, cancellation);
        return outcome with { Detail = Details.Clean(outcome.Detail, [.. settings.Secrets, authorization]) };
    }

    /// <summary>The answer to a call that sends no message; null when there was none.</summary>
    public async Task<HttpAnswer?> TryGet(HttpRequestMessage request, CancellationToken cancellation)
    {
        HttpAnswer? answer = null;
        await Answered(request, given => { answer = given; return ProviderOutcome.Accepted(null); }, OutcomeScope.Message, cancellation);
        return answer;
    }

    public void Dispose() => Client.Dispose();

    /// <summary>What a call without an answer came to, by the exception that it ended with.</summary>
    public static ProviderOutcome OutcomeOf(Exception failure, OutcomeScope unreachable, bool isCancelled) => failure switch
    {
        AddressRefusedException => new ProviderOutcome { Kind = OutcomeKind.RefusedAccount, Code = AddressNotAllowed, Detail = failure.Message },
        NotWrittenException => new ProviderOutcome
        {
            Kind = OutcomeKind.Later,
            Scope = unreachable,
            Code = isCancelled ? TimedOut : ConnectFailed,
            Detail = isCancelled ? "No connection was made in time." : "No connection was made.",
        },
        _ => new ProviderOutcome
        {
            Kind = OutcomeKind.Unknown,
            Code = isCancelled ? TimedOut : ConnectionLost,
            Detail = isCancelled ? "The request was written, and no answer came in time." : "The connection broke after the request was written.",
        },
    };

    private async Task<ProviderOutcome> Answered(
        HttpRequestMessage request, Func<HttpAnswer, ProviderOutcome> read, OutcomeScope unreachable, CancellationToken cancellation)
    {
        try
        {
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return read(await AnswerReading.Read(response, cancellation));
        }
        // Not only those of HTTP: a provider's answer must never take its caller down.
        catch (Exception e)
        {
            return OutcomeOf(e, unreachable, cancellation.IsCancellationRequested);
        }
    }
}
