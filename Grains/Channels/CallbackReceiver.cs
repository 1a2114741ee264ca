using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansNotify.Outbound;

namespace OrleansNotify.Channels;

/// <summary>Reads a provider's report and applies what it says.</summary>
internal sealed class CallbackReceiver(
    ProviderAccounts accounts, CallbackFacts facts, IStrangerHttp http, IOptions<OutboundOptions> outbound, TimeProvider time,
    ILogger<CallbackReceiver> logger)
{
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(10);

    public async Task<CallbackAnswered> Receive(CallbackCall call, CancellationToken cancellation)
    {
        if (await accounts.Find(call.Tenant, call.Account, cancellation) is not { } account || account.Manifest.Id != call.Provider)
        {
            return new CallbackAnswered(CallbackStatus.Unknown, "");
        }

        // Without PUBLIC_URL the request's own address is the only one there is; a development server has no other.
        var root = outbound.Value.PublicRoot ?? call.Root;
        var headers = new Dictionary<string, string>(call.Headers, StringComparer.OrdinalIgnoreCase);
        var request = new CallbackRequest(call.Method, new Uri(root + call.PathAndQuery), headers, call.Body);
        var reading = await account.Provider.Read(request, account.Settings, cancellation);
        if (!reading.IsVerified)
        {
            logger.CallbackRefused(call.Provider, call.Account, call.Tenant, reading.Problem);
            return new CallbackAnswered(CallbackStatus.Refused, "");
        }

        await facts.Apply(call.Tenant, call.Account, account.Manifest, reading.Events, cancellation);
        if (reading.Confirm is { } confirm)
        {
            // Not awaited: a provider whose subscription is not confirmed asks again.
            Confirm(confirm).Ignore();
        }

        return new CallbackAnswered(CallbackStatus.Taken, reading.Answer ?? "");
    }

    private async Task Confirm(Uri url)
    {
        using var deadline = new CancellationTokenSource(ConfirmTimeout, time);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await http.Send(request, deadline.Token);
            response.EnsureSuccessStatusCode();
        }
        catch (Exception e) when (e is HttpRequestException or AddressRefusedException or OperationCanceledException)
        {
            logger.ConfirmFailed(e, url.Host);
        }
    }
}
