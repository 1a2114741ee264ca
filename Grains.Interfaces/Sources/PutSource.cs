namespace OrleansNotify.Sources;

/// <summary>Makes a source or replaces its settings.</summary>
/// <param name="Secret">As in <see cref="SourceSecret"/>; null keeps what there is.</param>
/// <param name="Overlap">How long the secret that it replaces is still accepted.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sources.PutSource")]
public sealed record PutSource(
    [property: Id(0)] SourceSettings Settings,
    [property: Id(1)] byte[]? Secret,
    [property: Id(2)] TimeSpan Overlap);
