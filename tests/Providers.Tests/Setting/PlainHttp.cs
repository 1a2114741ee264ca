namespace OrleansNotify.Channels;

/// <summary>Strangers' hosts without a guard: the fakes are on this machine.</summary>
internal sealed class PlainHttp : IStrangerHttp, IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    /// <summary>Thrown in place of the next calls.</summary>
    public Exception? Failure { get; set; }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
        => Failure is null ? _invoker.SendAsync(request, cancellation) : Task.FromException<HttpResponseMessage>(Failure);

    public void Dispose() => _invoker.Dispose();
}
