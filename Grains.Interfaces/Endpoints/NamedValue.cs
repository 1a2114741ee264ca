namespace OrleansNotify.Endpoints;

/// <summary>A custom header, or a pair of the owner's metadata.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Endpoints.NamedValue")]
public sealed record NamedValue([property: Id(0)] string Name, [property: Id(1)] string Value);
