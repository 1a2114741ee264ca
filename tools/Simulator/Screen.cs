namespace OrleansNotify.Simulator;

/// <summary>Shows the simulation while it runs: one picture that is drawn again in a terminal, lines elsewhere.</summary>
internal abstract class Screen
{
    private readonly Lock _lock = new();

    public static Screen ForThisTerminal(Ledger ledger)
        => Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") is "dumb" ? new LineScreen(ledger) : new PictureScreen(ledger);

    public static void Introduce()
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        Console.WriteLine($"""

              {Cast.EventsPerSecond} events a second for {Cast.Length.TotalSeconds:0} s, each to three receivers; retries after {Cast.RetrySchedule.Replace(",", ", ", StringComparison.Ordinal)}, then it is a dead letter
              {Strip.Legend}

            """);
    }

    /// <summary>Something happens.</summary>
    public void Say(TimeSpan at, string text)
    {
        lock (_lock)
        {
            Clear();
            Console.WriteLine($"  {at.TotalSeconds,4:0.0} s  {text}");
        }
    }

    public void Draw()
    {
        lock (_lock)
        {
            Clear();
            Paint();
        }
    }

    public void End()
    {
        lock (_lock)
        {
            Clear();
        }
    }

    /// <summary>Takes back what was painted last.</summary>
    protected abstract void Clear();

    protected abstract void Paint();
}
