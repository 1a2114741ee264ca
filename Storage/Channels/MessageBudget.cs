namespace OrleansNotify.Channels;

/// <summary>Segments of SMS, messages on other channels.</summary>
public sealed record MessageBudget
{
    public required long Cap { get; init; }

    public required long Used { get; init; }
}
