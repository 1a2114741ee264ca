using System.Security.Cryptography;

namespace OrleansNotify.Channels;

/// <summary>The calls of all providers that speak HTTP.</summary>
internal sealed class ProviderHttp(IStrangerHttp strangers, TimeProvider time) : IDisposable
{
    public const string ConnectFailed = "connect_failed";
    public const string AddressNotAllowed = "address_not_allowed";
    public const string TimedOut = "timeout";
    public const string ConnectionLost = "connection_lost";

    /// <summary>Throws <see cref="NotWrittenException"/> when nothing was written. No time limit but the caller's token.</summary>
    public HttpClient Client { get; } = new(new WriteMarking(new HostRouting(strangers), time))
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = HttpAnswer.MaxBody,
        DefaultRequestHeaders = { { "User-Agent", "OrleansNotify" } },
    };

    public TimeProvider Time { get; } = time;

    /// <summary>One call. Never throws; the outcome's detail has no secret of the account.</summary>
    /// <param name="read">What the provider's answer means.</param>
    /// <param name="unreachable">What else must wait when no connection is made.</param>
    public async Task<ProviderOutcome> Exchange(
        HttpRequestMessage request, ProviderSettings settings, Func<HttpAnswer, ProviderOutcome> read, CancellationToken cancellation,
        OutcomeScope unreachable = OutcomeScope.Account)
    {
        if (settings.ConnectWithin is { } within)
        {
            request.Options.Set(ConnectLimit.Option, within);
        }

        var authorization = request.Headers.Authorization?.Parameter ?? "";
        var (answer, failure) = await Call(request, cancellation);
        var outcome = answer is null ? CallFailure.OutcomeOf(failure!, unreachable, cancellation.IsCancellationRequested) : Read(answer, read);
        return outcome with { Detail = Details.Clean(outcome.Detail, [.. settings.Secrets, authorization]) };
    }

    /// <param name="build">May throw when the settings make no request.</param>
    public async Task<ProviderOutcome> Exchange(
        Func<HttpRequestMessage> build, ProviderSettings settings, Func<HttpAnswer, ProviderOutcome> read, CancellationToken cancellation,
        OutcomeScope unreachable = OutcomeScope.Account)
    {
        using var request = TryBuild(build);
        return request is null ? CallFailure.BadSettings : await Exchange(request, settings, read, cancellation, unreachable);
    }

    /// <summary>The answer to a call that sends no message; null when there was none.</summary>
    public async Task<HttpAnswer?> TryGet(HttpRequestMessage request, CancellationToken cancellation) => (await Call(request, cancellation)).Answer;

    /// <summary>A call that sends no message: 2xx is right.</summary>
    public async Task<ProviderCheck> Check(Func<HttpRequestMessage> build, CancellationToken cancellation)
    {
        using var request = TryBuild(build);
        if (request is null)
        {
            return new ProviderCheck(false, CallFailure.BadSettings.Detail);
        }

        var (answer, failure) = await Call(request, cancellation);
        return answer?.Status switch
        {
            >= 200 and < 300 => new ProviderCheck(true, "answers"),
            401 or 403 => new ProviderCheck(false, "answers, and refuses the credentials"),
            { } status => new ProviderCheck(false, $"answers with status {status}"),
            null => new ProviderCheck(false, CallFailure.OutcomeOf(failure!, OutcomeScope.Account, cancellation.IsCancellationRequested).Detail),
        };
    }

    public void Dispose() => Client.Dispose();

    private async Task<(HttpAnswer? Answer, Exception? Failure)> Call(HttpRequestMessage request, CancellationToken cancellation)
    {
        // The client itself would not say that it wrote nothing.
        if (cancellation.IsCancellationRequested)
        {
            return (null, new NotWrittenException(new OperationCanceledException(cancellation)));
        }

        try
        {
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (await AnswerReading.Read(response, cancellation), null);
        }
        // Whatever it is: callers get an outcome, and what was written is known.
        catch (Exception e)
        {
            return (null, e);
        }
    }

    private static ProviderOutcome Read(HttpAnswer answer, Func<HttpAnswer, ProviderOutcome> read)
    {
        try
        {
            return read(answer);
        }
        // Whatever it is: an answer that surprises its reader is one that cannot be read.
        catch (Exception e)
        {
            return new ProviderOutcome { Kind = OutcomeKind.Unknown, Code = StatusClass.UnreadableAnswer, Detail = e.GetType().Name };
        }
    }

    private static HttpRequestMessage? TryBuild(Func<HttpRequestMessage> build)
    {
        try
        {
            return build();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }
}
