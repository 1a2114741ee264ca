namespace OrleansNotify.Channels;

/// <summary>The way to every host that is not a known vendor's: through the outbound guard. Such a URL may lead anywhere.</summary>
public interface IStrangerHttp
{
    /// <summary>The body of the answer is not read yet. The caller's token is the only time limit; no redirect is followed.</summary>
    /// <exception cref="AddressRefusedException">The address may not be reached; nothing was sent.</exception>
    Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation);
}
