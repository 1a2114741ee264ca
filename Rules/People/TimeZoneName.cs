using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace OrleansNotify.People;

/// <summary>The name of a time zone in the IANA database, for example <c>Europe/Berlin</c>.</summary>
public static partial class TimeZoneName
{
    public static bool TryFind([NotNullWhen(true)] string? name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        // The runtime opens a file by this name.
        return name is not null && Shape().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone) && zone.HasIanaId;
    }

    /// <summary>A zone that is not named, or that this machine does not know, is UTC.</summary>
    public static TimeZoneInfo OrUtc(string? name) => TryFind(name, out var zone) ? zone : TimeZoneInfo.Utc;

    [GeneratedRegex(@"\A(?=.{1,64}\z)[A-Za-z][A-Za-z0-9_+\-]*(/[A-Za-z0-9][A-Za-z0-9_+\-]*)*\z")]
    private static partial Regex Shape();
}
