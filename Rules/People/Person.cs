using OrleansNotify.Preferences;

namespace OrleansNotify.People;

/// <summary>Somebody whom a tenant's messages reach: a user, or a contact that is none.</summary>
public sealed record Person
{
    /// <summary>A user's is the e-mail address that the account has. See <see cref="PersonId"/>.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>A BCP 47 tag; null: the tenant's default.</summary>
    public string? Language { get; init; }

    /// <summary>An IANA name; null: UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>ISO 3166-1: where telephone numbers without <c>+</c> belong to.</summary>
    public string? DefaultRegion { get; init; }

    /// <summary>In <see cref="TimeZone"/>; null, like <see cref="QuietUntil"/>: no quiet hours.</summary>
    public TimeOnly? QuietFrom { get; init; }

    public TimeOnly? QuietUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public QuietHours? QuietHours
        => QuietFrom is { } from && QuietUntil is { } until ? new QuietHours(from, until, TimeZone ?? "UTC") : null;
}
