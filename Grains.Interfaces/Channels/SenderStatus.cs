namespace OrleansNotify.Channels;

/// <param name="InFlight">Attempts under way.</param>
/// <param name="PerMinute">Messages by what they came to in the last whole minute: <c>accepted</c>, <c>refused</c>, <c>unknown</c>, <c>later</c>.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Channels.SenderStatus")]
public sealed record SenderStatus(
    [property: Id(0)] int InFlight,
    [property: Id(1)] IReadOnlyDictionary<string, long> PerMinute,
    [property: Id(2)] IReadOnlyList<AccountStatus> Accounts);
