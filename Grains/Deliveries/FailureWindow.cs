namespace OrleansNotify.Deliveries;

/// <summary>Attempts and failures of the last 5 minutes, in steps of 10 seconds.</summary>
internal sealed class FailureWindow
{
    private const int Steps = 30;
    private static readonly long StepTicks = TimeSpan.FromSeconds(10).Ticks;

    private readonly (int Attempts, int Failures)[] _steps = new (int, int)[Steps];
    private long _last;

    public int Attempts { get; private set; }

    public int Failures { get; private set; }

    public void Add(bool isSuccess, DateTimeOffset now)
    {
        Forget(now.UtcTicks / StepTicks);
        ref var step = ref _steps[_last % Steps];
        step = (step.Attempts + 1, step.Failures + (isSuccess ? 0 : 1));
        Attempts++;
        Failures += isSuccess ? 0 : 1;
    }

    public void Clear()
    {
        Array.Clear(_steps);
        (Attempts, Failures) = (0, 0);
    }

    private void Forget(long present)
    {
        for (var step = Math.Max(_last + 1, present - Steps + 1); step <= present; step++)
        {
            var (attempts, failures) = _steps[step % Steps];
            (Attempts, Failures) = (Attempts - attempts, Failures - failures);
            _steps[step % Steps] = default;
        }

        _last = Math.Max(_last, present);
    }
}
