namespace OrleansNotify.Client.Templates;

public sealed record Template
{
    public required string EventType { get; init; }

    public required string Channel { get; init; }

    public required string Language { get; init; }

    /// <summary>None: a draft.</summary>
    public int? Version { get; init; }
}
