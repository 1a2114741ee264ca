namespace OrleansNotify.Channels;

/// <summary>How many messages of a channel and a priority are in a state; those that wait apart by whether they are due.</summary>
public sealed record QueueCount
{
    public required Channel Channel { get; init; }

    public required int Priority { get; init; }

    public required MessageState State { get; init; }

    public required bool IsDue { get; init; }

    public required long Messages { get; init; }
}
