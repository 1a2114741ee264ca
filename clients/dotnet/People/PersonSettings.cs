namespace OrleansNotify.Client.People;

/// <summary>What a person is to be. Addresses that are left out stay; consents are added.</summary>
public sealed record PersonSettings
{
    /// <summary>Of an import: 1 to 255 printable characters.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Such as <c>de-AT</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Such as <c>Europe/Vienna</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Where numbers without <c>+</c> belong to, such as <c>AT</c>.</summary>
    public string? DefaultRegion { get; init; }

    public QuietHours? QuietHours { get; init; }

    public IReadOnlyList<NewAddress>? Addresses { get; init; }

    public IReadOnlyList<NewConsent>? Consents { get; init; }
}
