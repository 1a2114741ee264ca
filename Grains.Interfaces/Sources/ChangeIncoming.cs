namespace OrleansNotify.Sources;

/// <summary>Changes <see cref="IncomingSettings"/>; null leaves one as it is.</summary>
/// <param name="TurnOn">Kinds that are taken from now on.</param>
/// <param name="TurnOff">Kinds that are not.</param>
/// <param name="Secret">An HMAC key, sealed.</param>
/// <param name="Overlap">How long the secret that it replaces is still accepted.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sources.ChangeIncoming")]
public sealed record ChangeIncoming(
    [property: Id(0)] bool? IsDisabled = null,
    [property: Id(1)] IncomingKinds TurnOn = IncomingKinds.None,
    [property: Id(2)] IncomingKinds TurnOff = IncomingKinds.None,
    [property: Id(3)] bool? AllowsUnsigned = null,
    [property: Id(4)] int? RetryAttempts = null,
    [property: Id(5)] TimeSpan? Timeout = null,
    [property: Id(6)] byte[]? Secret = null,
    [property: Id(7)] TimeSpan Overlap = default);
