using System.Text.Json;
using OrleansNotify.Deliveries;
using OrleansNotify.Outbound;

namespace OrleansNotify.Sso;

/// <summary>Calls to identity providers: through the guard for URLs that tenants choose, bounded in time and size, without redirects.</summary>
internal sealed class ProviderHttp(OutboundHttp http, OutboundPolicy policy, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <exception cref="SsoException">The URL may not be called.</exception>
    public Uri Checked(string? url, string what)
        => url is null ? throw SsoException.NotReached($"The discovery document has no {what}.")
            : policy.Check(url) is { } problem ? throw SsoException.NotReached($"{what}: {UrlProblem.Text(problem)}.")
            : new Uri(url);

    public Task<JsonElement> Get(Uri url, string what, CancellationToken cancellation) => Call(new OutboundRequest(HttpMethod.Get, url), what, cancellation);

    /// <exception cref="SsoException">It was not reached, or its answer is no JSON object.</exception>
    public async Task<JsonElement> Call(OutboundRequest request, string what, CancellationToken cancellation)
    {
        using var own = request;
        using var budget = new Budget(Longest, time, cancellation);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        try
        {
            using var response = await http.Send(request, budget.Token);
            var body = await ResponseBody.Read(response, budget.Token);
            return response.IsSuccessStatusCode ? Parse(body, what)
                : throw SsoException.NotReached($"{what}: the provider answered {(int)response.StatusCode}{ErrorOf(body)}.");
        }
        catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && budget.IsSpent))
        {
            throw SsoException.NotReached($"{what}: not reached ({KindOf(e)}).");
        }
    }

    private static JsonElement Parse(ResponseBody body, string what)
    {
        try
        {
            return !body.IsCut && JsonDocument.Parse(body.Bytes).RootElement is { ValueKind: JsonValueKind.Object } root
                ? root
                : throw SsoException.NotReached($"{what}: the answer is no JSON object of at most {ResponseBody.MaxLength} bytes.");
        }
        catch (JsonException)
        {
            throw SsoException.NotReached($"{what}: the answer is no JSON.");
        }
    }

    /// <summary>The error code of OAuth 2.0, which is a word of a known form; nothing else of the body is repeated.</summary>
    private static string ErrorOf(ResponseBody body)
    {
        try
        {
            return JsonDocument.Parse(body.Bytes).RootElement is { ValueKind: JsonValueKind.Object } root && root.Text("error") is { Length: <= 40 } error
                && error.All(c => char.IsAsciiLetterLower(c) || c == '_') ? $" ({error})" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string KindOf(Exception e)
        => (e as OutboundException ?? e.InnerException as OutboundException)?.Kind ?? (e is OperationCanceledException ? ErrorKind.Timeout : ErrorKind.Protocol);
}
