namespace OrleansNotify.Client.People;

/// <summary>Whom messages reach: a user, or a contact that is none.</summary>
public sealed record Person
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    public QuietHours? QuietHours { get; init; }

    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <param name="IsValid">False: a number that does not exist.</param>
public sealed record Address(string Channel, [property: System.Text.Json.Serialization.JsonPropertyName("address")] string Value, bool IsValid, DateTimeOffset? VerifiedAt);
