namespace OrleansNotify.Deliveries;

/// <summary>
/// How many attempts may be in flight: one more for each success, half of it when the receiver is overrun (429, 502, 503, 504, a
/// timeout), at most once in a second.
/// </summary>
internal sealed class SendWindow(int most)
{
    private const int First = 16;
    private static readonly TimeSpan HalveEvery = TimeSpan.FromSeconds(1);

    private DateTimeOffset _halvedAt;

    public int Size { get; private set; } = Math.Min(First, most);

    public void Succeeded() => Size = Math.Min(most, Size + 1);

    public void Overrun(DateTimeOffset now)
    {
        if (now - _halvedAt >= HalveEvery)
        {
            (Size, _halvedAt) = (Math.Max(1, Size / 2), now);
        }
    }
}
