namespace OrleansNotify.Sources;

internal static class SourceDefaults
{
    public const string EventTypeMember = "type";

    public const string SignatureHeader = "X-Hub-Signature-256";

    public const string SignaturePrefix = "sha256=";

    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    public static readonly TimeSpan MaxOverlap = TimeSpan.FromDays(7);

    /// <summary>The type of an event that names none.</summary>
    public static string EventType(string source) => $"{source}.received";
}
