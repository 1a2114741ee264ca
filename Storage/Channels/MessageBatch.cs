namespace OrleansNotify.Channels;

/// <summary>What a sender commits at once.</summary>
public sealed record MessageBatch(
    IReadOnlyList<MessageStart> Starts, IReadOnlyList<MessageResult> Results, IReadOnlyList<MessageVerdict> Verdicts)
{
    public bool IsEmpty => Starts.Count + Results.Count + Verdicts.Count == 0;
}
