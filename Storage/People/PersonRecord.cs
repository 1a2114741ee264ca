using System.Globalization;

namespace OrleansNotify.People;

/// <summary>A person as rows have them: times of day are text, which both databases hold alike.</summary>
internal sealed record PersonRecord
{
    private const string Clock = "HH:mm";

    public string Id { get; init; } = "";

    public string? Name { get; init; }

    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    public string? DefaultRegion { get; init; }

    public string? QuietFrom { get; init; }

    public string? QuietUntil { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public static PersonRecord Of(Person person) => new()
    {
        Id = person.Id,
        Name = person.Name,
        Language = person.Language,
        TimeZone = person.TimeZone,
        DefaultRegion = person.DefaultRegion,
        QuietFrom = Text(person.QuietFrom),
        QuietUntil = Text(person.QuietUntil),
        CreatedAt = person.CreatedAt,
        UpdatedAt = person.UpdatedAt,
    };

    public Person ToPerson() => new()
    {
        Id = Id,
        Name = Name,
        Language = Language,
        TimeZone = TimeZone,
        DefaultRegion = DefaultRegion,
        QuietFrom = Time(QuietFrom),
        QuietUntil = Time(QuietUntil),
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };

    public static string? Text(TimeOnly? time) => time?.ToString(Clock, CultureInfo.InvariantCulture);

    private static TimeOnly? Time(string? text)
        => text is null ? null : TimeOnly.ParseExact(text, Clock, CultureInfo.InvariantCulture);
}
