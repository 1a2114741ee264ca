namespace OrleansNotify.Channels;

/// <summary>What a sender commits at once.</summary>
public sealed record MessageBatch(
    IReadOnlyList<MessageStart> Starts, IReadOnlyList<MessageResult> Results, IReadOnlyList<MessageVerdict> Verdicts)
{
    /// <summary>What the starts reserve their price from; null: the channel has no budget of money.</summary>
    public MoneyPeriod? Money { get; init; }

    public bool IsEmpty => Starts.Count + Results.Count + Verdicts.Count == 0;
}
