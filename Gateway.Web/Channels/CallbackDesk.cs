using Microsoft.Extensions.Options;
using OrleansNotify.Edge;
using OrleansNotify.Outbound;
using OrleansNotify.Tenants;

namespace OrleansNotify.Channels;

/// <summary>Reads a provider's callback and applies what it says. The answer is sent after the commit.</summary>
internal sealed class CallbackDesk(
    ProviderCatalogue catalogue, IProviderAccountStore accounts, AccountSettingsBox box, OperatorAccounts defaults, CallbackFacts facts,
    IStrangerHttp http, CallLimits limits, IOptions<OutboundOptions> outbound, ILogger<CallbackDesk> logger)
{
    private const long MaxBody = 1_048_576;
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(10);

    public async Task<IResult> Receive(string providerId, string accountId, string tenant, HttpContext context)
    {
        if (limits.Post(context) is { } tooMany)
        {
            return tooMany;
        }

        if (!catalogue.TryGet(providerId, out var provider) || await SettingsOf(provider, accountId, tenant, context.RequestAborted) is not { } settings)
        {
            return Problems.NotFound;
        }

        var (body, rejection) = HttpMethods.IsGet(context.Request.Method) ? ([], null) : await RawBody.Read(context, MaxBody, accepts: _ => true);
        if (rejection is not null)
        {
            return rejection;
        }

        var reading = await provider.Read(RequestOf(context.Request, body), settings, context.RequestAborted);
        if (!reading.IsVerified)
        {
            logger.CallbackRefused(providerId, accountId, tenant, reading.Problem);
            return Problems.SourceUnauthorized;
        }

        await facts.Apply(tenant, accountId, provider.Manifest, reading.Events, context.RequestAborted);
        if (reading.Confirm is { } confirm && !await Confirm(confirm, context.RequestAborted))
        {
            return Problems.Unavailable;
        }

        return TypedResults.Text(reading.Answer ?? "", "text/plain");
    }

    private async Task<ProviderSettings?> SettingsOf(IMessageProvider provider, string accountId, string tenant, CancellationToken cancellation)
        => defaults.SettingsOf(accountId, provider.Manifest.Id)
            ?? (await accounts.Find(tenant, accountId, cancellation) is { } row && row.Provider == provider.Manifest.Id
                && box.Open(tenant, accountId, row.Settings) is { } values
                ? new ProviderSettings(accountId, provider.Manifest, values)
                : null);

    private CallbackRequest RequestOf(HttpRequest request, byte[] body)
    {
        // Without PUBLIC_URL nobody outside reaches this server by a name that it knows.
        var root = CallbackAddress.PublicUrl(outbound.Value) ?? $"{request.Scheme}://{request.Host}";
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.FirstOrDefault() ?? "", StringComparer.OrdinalIgnoreCase);
        return new CallbackRequest(request.Method, new Uri($"{root}{request.Path}{request.QueryString}"), headers, body);
    }

    private async Task<bool> Confirm(Uri url, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(ConfirmTimeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await http.Send(request, deadline.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or AddressRefusedException or OperationCanceledException)
        {
            logger.ConfirmFailed(e, url.Host);
            return false;
        }
    }
}
