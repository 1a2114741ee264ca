namespace OrleansNotify.Channels;

/// <summary>Tells calls that failed before their body was written from those that failed later.</summary>
internal sealed class WriteMarking(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    /// <exception cref="NotWrittenException">The call failed, or was cancelled, before that.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : new MarkedContent(request.Content);
        request.Content = body;
        using var limit = body is not null && request.Options.TryGetValue(ConnectLimit.Option, out var within)
            ? new ConnectLimit(body, within, time, cancellationToken)
            : null;
        try
        {
            return await base.SendAsync(request, limit?.Token ?? cancellationToken);
        }
        catch (Exception e) when (e.GetBaseException() is AddressRefusedException refused)
        {
            throw refused;
        }
        catch (Exception e) when (body is null ? IsOfConnecting(e) : !body.IsWritten)
        {
            throw new NotWrittenException(e);
        }
    }

    // Without a body there is nothing to mark, and no message to lose.
    private static bool IsOfConnecting(Exception e) => e is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };
}
