namespace OrleansNotify.Channels;

/// <summary>Asks what would become of an event that is not published.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Channels.ExplainMessages")]
public sealed record ExplainMessages(
    [property: Id(0)] string Type,
    [property: Id(1)] string Source,
    [property: Id(2)] string[] Audience,
    [property: Id(3)] int Priority,
    [property: Id(4)] byte[] Payload);
