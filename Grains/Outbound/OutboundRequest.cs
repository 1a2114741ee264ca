namespace OrleansNotify.Outbound;

/// <summary>
/// A request that learns how long the parts of its connection took. The connection may be ready only after another one served the
/// request, so the numbers are single words that any thread may write.
/// </summary>
internal sealed class OutboundRequest(HttpMethod method, Uri url) : HttpRequestMessage(method, url)
{
    private long _dns = -1;
    private long _connect = -1;
    private long _tls = -1;

    /// <summary>Null, as the next two: a connection was there already, or it did not get that far.</summary>
    public TimeSpan? Dns
    {
        get => Read(ref _dns);
        set => Write(ref _dns, value);
    }

    public TimeSpan? Connect
    {
        get => Read(ref _connect);
        set => Write(ref _connect, value);
    }

    public TimeSpan? Tls
    {
        get => Read(ref _tls);
        set => Write(ref _tls, value);
    }

    private static TimeSpan? Read(ref long ticks) => Volatile.Read(ref ticks) is >= 0 and var value ? new TimeSpan(value) : null;

    private static void Write(ref long ticks, TimeSpan? value) => Volatile.Write(ref ticks, value?.Ticks ?? -1);
}
