namespace OrleansNotify.Events;

/// <summary>What of an audience key somebody sees: <c>After &lt; seq &lt;= UpTo</c>.</summary>
public sealed record KeyRange(string Key, long After = 0, long UpTo = long.MaxValue)
{
    public bool Holds(long seq) => seq > After && seq <= UpTo;
}
