using System.Net;

namespace OrleansNotify.Channels;

/// <summary>Strangers' hosts without a guard, or answered here.</summary>
internal sealed class StrangerHttp(Func<HttpRequestMessage, HttpResponseMessage>? answer = null) : IStrangerHttp
{
    private static readonly HttpMessageInvoker Direct = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public static StrangerHttp Refusing() => new(_ => new HttpResponseMessage(HttpStatusCode.NotFound));

    public Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _calls);
        return answer is null ? Direct.SendAsync(request, cancellation) : Task.FromResult(answer(request));
    }
}
