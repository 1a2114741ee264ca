using OrleansNotify.Deliveries;
using OrleansNotify.Outbound;

namespace OrleansNotify.Channels;

/// <summary>Sends providers' requests to addresses that tenants and browsers chose through the outbound guard.</summary>
internal sealed class GuardedHttp(OutboundHttp http, OutboundPolicy policy) : IStrangerHttp
{
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (policy.Check(request.RequestUri!.OriginalString) is { } problem)
        {
            throw new AddressRefusedException(problem);
        }

        using var guarded = new OutboundRequest(request.Method, request.RequestUri!) { Content = request.Content };
        foreach (var (name, values) in request.Headers)
        {
            guarded.Headers.TryAddWithoutValidation(name, values);
        }

        try
        {
            return await http.Send(guarded, cancellation);
        }
        catch (HttpRequestException e) when (e.InnerException is OutboundException { Kind: ErrorKind.Blocked } refused)
        {
            throw new AddressRefusedException(refused.Message);
        }
    }
}
