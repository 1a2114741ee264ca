using System.Diagnostics.CodeAnalysis;

namespace OrleansNotify.Storage.Grains;

public sealed class Counter
{
    public int Value { get; set; }

    public string Note { get; set; } = "";
}

internal sealed class CounterState : IGrainState<Counter>
{
    [AllowNull]
    public Counter State { get; set; } = new();

    public string? ETag { get; set; }

    public bool RecordExists { get; set; }
}
