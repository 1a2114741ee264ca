namespace OrleansNotify.Channels;

/// <summary>Gives up a call whose body was not asked for within a time. One whose connection stands is left alone.</summary>
internal sealed class ConnectLimit : IDisposable
{
    public static readonly HttpRequestOptionsKey<TimeSpan> Option = new("connect-within");

    private readonly CancellationTokenSource _clock;
    private readonly CancellationTokenSource _call;
    private readonly CancellationTokenRegistration _rings;

    public ConnectLimit(MarkedContent body, TimeSpan limit, TimeProvider time, CancellationToken whole)
    {
        _call = CancellationTokenSource.CreateLinkedTokenSource(whole);
        _clock = new CancellationTokenSource(limit, time);
        _rings = _clock.Token.UnsafeRegister(_ => Ring(body), null);
    }

    public CancellationToken Token => _call.Token;

    public void Dispose()
    {
        // First: it waits for a ring that is under way.
        _rings.Dispose();
        _clock.Dispose();
        _call.Dispose();
    }

    private void Ring(MarkedContent body)
    {
        if (body.TryWithhold())
        {
            _call.Cancel();
        }
    }
}
