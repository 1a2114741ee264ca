namespace OrleansNotify.Members;

/// <summary>A challenge that an authenticator has answered: it is not taken again for as long as it lasts.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.UsedChallenge")]
internal sealed record UsedChallenge([property: Id(0)] string Text, [property: Id(1)] DateTimeOffset At);
