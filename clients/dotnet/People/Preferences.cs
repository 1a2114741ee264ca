namespace OrleansNotify.Client.People;

/// <summary>What a person gets, and when nothing that can wait.</summary>
public sealed record Preferences
{
    /// <summary>Of a change: what is left out stays.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("preferences")]
    public IReadOnlyList<Preference>? Choices { get; init; }

    public QuietHours? QuietHours { get; init; }

    public string? TimeZone { get; init; }
}

/// <param name="Category"><c>transactional</c>, <c>marketing</c> or one of the tenant's own.</param>
public sealed record Preference(string Category, string Channel, bool IsAllowed);
