namespace OrleansNotify.Channels;

/// <param name="Text">What the provider wants back.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Channels.CallbackAnswered")]
public sealed record CallbackAnswered([property: Id(0)] CallbackStatus Status, [property: Id(1)] string Text);
