namespace OrleansNotify.Channels;

/// <summary>Drops the bodies of answers unread: only the status counts, and SendGrid's client would read all of one into memory.</summary>
internal sealed class StatusOnlyHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        response.Content.Dispose();
        response.Content = null;
        return response;
    }
}
