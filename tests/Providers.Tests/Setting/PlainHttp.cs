namespace OrleansNotify.Channels;

/// <summary>Strangers' hosts without a guard, as the fakes are on this machine; or answered by a test in their place.</summary>
internal sealed class PlainHttp(Func<HttpRequestMessage, HttpResponseMessage>? answer = null) : IStrangerHttp, IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Thrown in place of the next calls.</summary>
    public Exception? Failure { get; set; }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _calls);
        return Failure is not null ? Task.FromException<HttpResponseMessage>(Failure)
            : answer is not null ? Task.FromResult(answer(request))
            : _invoker.SendAsync(request, cancellation);
    }

    public void Dispose() => _invoker.Dispose();
}
