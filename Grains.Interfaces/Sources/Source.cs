namespace OrleansNotify.Sources;

/// <summary>A source as gateways check requests against it.</summary>
/// <param name="Secrets">The current one first; at most one that it replaced.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sources.Source")]
public sealed record Source(
    [property: Id(0)] SourceSettings Settings,
    [property: Id(1)] SourceSecret[] Secrets,
    [property: Id(2)] DateTimeOffset CreatedAt,
    [property: Id(3)] DateTimeOffset UpdatedAt);
