namespace OrleansNotify.Endpoints;

/// <summary>
/// How much evaluating one turn or request may do, over all its events and endpoints. The evaluation stops when it is spent, and
/// continues from there the next time.
/// </summary>
/// <param name="steps">Default: about 40 ms of a processor.</param>
public sealed class FilterAllowance(long steps = 1_000_000)
{
    private long _left = steps;

    public bool IsSpent => _left <= 0;

    public void Take(long steps) => _left -= steps;
}
