namespace OrleansNotify.Fakes;

/// <summary>How a fake reports what became of the messages that it took.</summary>
internal sealed record CallbackScript
{
    /// <summary>Where to, for providers whose API has no place for it in a message; null: nowhere.</summary>
    public Uri? Url { get; set; }

    /// <summary>What callbacks are signed with, where it does not come with a message; null: the fake's own.</summary>
    public string? Secret { get; set; }

    /// <summary>The statuses to report, in the provider's words, with a code after a colon: <c>undelivered:30003</c>. Null: the usual ones.</summary>
    public IReadOnlyList<string>? Statuses { get; set; }

    /// <summary>Each callback comes so many times.</summary>
    public int Repeat { get; set; } = 1;

    /// <summary>In any order.</summary>
    public bool Shuffle { get; set; }

    /// <summary>Before the answer to the call that sent the message.</summary>
    public bool Early { get; set; }

    /// <summary>So long after it.</summary>
    public TimeSpan After { get; set; }

    /// <summary>The share of messages with callbacks at all, 0 to 1.</summary>
    public double Share { get; set; } = 1;

    /// <summary>Before each callback comes one with a wrong signature, which says the opposite.</summary>
    public bool Forge { get; set; }

    public string? Problem() => this switch
    {
        { Repeat: < 0 or > 100 } => "repeat must be from 0 to 100",
        { Share: < 0 or > 1 } => "share must be from 0 to 1",
        { After.Ticks: < 0 } => "after must not be negative",
        { Url: { IsAbsoluteUri: false } } => "url must be absolute",
        _ => null,
    };
}
