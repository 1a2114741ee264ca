namespace OrleansNotify.Channels;

[GenerateSerializer, Immutable, Alias("OrleansNotify.Channels.ProviderAnswers")]
public sealed record ProviderAnswers([property: Id(0)] string Provider, [property: Id(1)] bool IsReachable, [property: Id(2)] string Detail);
