namespace OrleansNotify.Channels;

/// <summary>Tells calls that failed before their body was written from those that failed later.</summary>
internal sealed class WriteMarking(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <exception cref="NotWrittenException">The call failed, or was cancelled, before that.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new MarkedContent(request.Content ?? new ByteArrayContent([]));
        request.Content = request.Content is null ? null : content;
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (Exception e) when (request.Content is not null && !content.IsWritten && e is not AddressRefusedException)
        {
            throw new NotWrittenException(e);
        }
    }
}
