namespace OrleansNotify.OneMachine.Members;

/// <summary>What happens to the members: said in the terminal, and kept for the status page.</summary>
internal sealed class Chronicle(TimeProvider clock)
{
    private const int Kept = 30;
    private readonly Queue<(DateTimeOffset At, string Text)> _newest = new();

    public IReadOnlyList<(DateTimeOffset At, string Text)> NewestFirst
    {
        get
        {
            lock (_newest)
            {
                return [.. _newest.Reverse()];
            }
        }
    }

    public void Say(string text)
    {
        var at = clock.GetLocalNow();
        lock (_newest)
        {
            Console.WriteLine($"  {at:HH:mm:ss}  {text}");
            _newest.Enqueue((at, text));
            if (_newest.Count > Kept)
            {
                _newest.Dequeue();
            }
        }
    }
}
