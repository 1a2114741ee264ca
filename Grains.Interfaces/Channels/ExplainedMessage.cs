
namespace OrleansNotify.Channels;

/// <summary>One message that an event would lead to.</summary>
/// <param name="Channel">Its word.</param>
/// <param name="Decision">As JSON: the same that a message is stored with.</param>
/// <param name="Text">What would be sent; null: nothing would.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Channels.ExplainedMessage")]
public sealed record ExplainedMessage(
    [property: Id(0)] string Person,
    [property: Id(1)] string Channel,
    [property: Id(2)] string Address,
    [property: Id(3)] int Priority,
    [property: Id(4)] string Decision,
    [property: Id(5)] string? Subject,
    [property: Id(6)] string? Text);
