namespace OrleansNotify.Client.Inbox;

/// <summary>What to change; what is null stays.</summary>
public sealed record InboxPatch
{
    public bool? Read { get; init; }

    public bool? Seen { get; init; }

    public bool? Dismissed { get; init; }

    public bool? Archived { get; init; }

    public DateTimeOffset? SnoozedUntil { get; init; }
}
