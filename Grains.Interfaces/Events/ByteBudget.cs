namespace OrleansNotify.Events;

/// <summary>Bounds what waits, in bytes. What a part takes counts for the whole too.</summary>
public sealed class ByteBudget(long most, ByteBudget? whole = null)
{
    private long _taken;

    public long Taken => Interlocked.Read(ref _taken);

    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= most && whole?.TryTake(bytes) != false)
        {
            return true;
        }

        Interlocked.Add(ref _taken, -bytes);
        return false;
    }

    public void Return(long bytes)
    {
        Interlocked.Add(ref _taken, -bytes);
        whole?.Return(bytes);
    }
}
